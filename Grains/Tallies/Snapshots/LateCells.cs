using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>The cells of a snapshot's piece, which are read once somebody wants them.</summary>
/// <remarks>Safe for many threads. What went wrong in reading is not remembered: for lack of memory it is tried again. Until then it holds on to the bytes of the whole snapshot.</remarks>
/// <param name="read">Reads them.</param>
internal sealed class LateCells(Func<ImmutableArray<PackedCells>> read)
{
    private readonly Lock _lock = new();
    private Func<ImmutableArray<PackedCells>>? _read = read;
    private ImmutableArray<PackedCells> _leaves;

    /// <summary>Whether they were read.</summary>
    public bool WereRead => Volatile.Read(ref _read) is null;

    /// <summary>The cells in order.</summary>
    /// <exception cref="SnapshotWrongException">They cannot be read.</exception>
    public ImmutableArray<PackedCells> Leaves
    {
        get
        {
            if (WereRead) return _leaves;
            lock (_lock)
            {
                if (_read is null) return _leaves;
                _leaves = _read();
                Volatile.Write(ref _read, null);
                return _leaves;
            }
        }
    }

    /// <summary>Reads those that were not, on all processors.</summary>
    public static void Read(IEnumerable<LateCells> pieces)
    {
        LateCells[] unread = [.. pieces.Where(piece => !piece.WereRead).Distinct()];
        if (unread.Length < 2) return;
        // Not on the grain's own scheduler, which does one thing at a time.
        var anywhere = new ParallelOptions { TaskScheduler = TaskScheduler.Default };
        try
        {
            Parallel.ForEach(unread, anywhere, static piece => _ = piece.Leaves);
        }
        catch (AggregateException)
        {
            // Whoever looks at that piece is told.
        }
    }
}
