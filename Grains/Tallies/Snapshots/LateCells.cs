using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>The cells of a snapshot's piece, which are read once somebody wants them.</summary>
/// <remarks>Safe for many threads.</remarks>
/// <param name="read">Reads them.</param>
internal sealed class LateCells(Func<ImmutableArray<PackedCells>> read)
{
    private readonly Lazy<ImmutableArray<PackedCells>> _leaves = new(read);

    /// <summary>Whether they were read.</summary>
    public bool WereRead => _leaves.IsValueCreated;

    /// <summary>The cells in order.</summary>
    /// <exception cref="SnapshotWrongException">They cannot be read.</exception>
    public ImmutableArray<PackedCells> Leaves => _leaves.Value;

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
