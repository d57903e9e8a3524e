using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tallies that ask what a run of entries changes in them, and what was counted for each so far.</summary>
internal interface IAskedChanges
{
    /// <summary>Counts one entry for all whom it touches and who asked about it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="before">The incident as it stood before a revision; null when it did not stand.</param>
    void Take(LedgerEntry entry, Incident? before);

    /// <summary>Answers them, one at a time.</summary>
    IEnumerable<AskedChange> Answered();
}

/// <summary>One tally's question, which ends at an entry that is there.</summary>
internal sealed class AskedChange(ChangeQuery query)
{
    private readonly TaskCompletionSource<PackedCells> _cells = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChangeQuery Query => query;

    /// <summary>What changes.</summary>
    public Task<PackedCells> Cells => _cells.Task;

    public bool Asks(long sequence) => sequence > query.After && sequence <= query.UpTo;

    public void Answer(PackedCells cells) => _cells.TrySetResult(cells);

    public void Fail(Exception error) => _cells.TrySetException(error);
}
