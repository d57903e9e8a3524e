namespace Reporting.Tallies;

/// <summary>Sums for the rows of a step, which are used again and again: a sum has kilobytes, and fresh memory takes longer than adding.</summary>
/// <remarks>Of one thread.</remarks>
internal sealed class RowSums
{
    private const int MostKept = 1_024;
    // What has room for many items keeps it, and takes as long to be cleared.
    private const int MostItems = 64;

    [ThreadStatic]
    private static RowSums? _ofThread;

    private readonly Stack<TallySum> _free = [];

    /// <summary>The thread's own.</summary>
    public static RowSums OfThread => _ofThread ??= new RowSums();

    /// <summary>A sum of nothing.</summary>
    public TallySum Take() => _free.TryPop(out var sum) ? sum : new TallySum();

    /// <summary>Takes back a sum that is of no more use.</summary>
    public void GiveBack(TallySum sum)
    {
        if (_free.Count == MostKept || sum.Seizures.Count > MostItems) return;
        sum.Clear();
        _free.Push(sum);
    }
}
