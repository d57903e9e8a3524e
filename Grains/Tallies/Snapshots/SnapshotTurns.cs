namespace Reporting.Tallies;

/// <summary>Lets the tallies of a silo write their snapshots at rest in turns, on half of its processors: once an import has ended all of them are due in the same two seconds, and who asks would wait until the last was written.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class SnapshotTurns : IDisposable
{
    // A tally that waits takes in no change meanwhile; it asks again after SnapshotPace.Rest.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);

    /// <summary>How many may write at once.</summary>
    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>A turn, to be disposed of when the snapshot is written; null where none has come free.</summary>
    public async Task<IDisposable?> Take(CancellationToken cancellation) => await _turns.WaitAsync(LongestWait, cancellation) ? new Turn(_turns) : null;

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        private SemaphoreSlim? _turns = turns;

        public void Dispose() => Interlocked.Exchange(ref _turns, null)?.Release();
    }
}
