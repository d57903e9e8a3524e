using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>One tally's question what a run of entries changes in it, which ends at an entry that is there.</summary>
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
