using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tells tallies that stand further back what they lack. Those that ask at the same time share one pass over the entries.</summary>
/// <remarks>Runs inside the shard's activation, so one thing at a time touches it; after a crash hundreds of tallies ask at once.</remarks>
internal sealed class CatchUp(int shard, LedgerPages pages, LedgerIndex index)
{
    private List<Asked> _waiting = [];
    private Task _pass = Task.CompletedTask;

    /// <summary>What the entries after a sequence number change in a subject; null when none touches it.</summary>
    public async Task<TallyChange?> Since(Subject subject, long after)
    {
        var to = index.LastTouched(subject);
        if (to <= after) return null;
        var asked = new Asked(subject, after, to);
        _waiting.Add(asked);
        if (_pass.IsCompleted) _pass = Pass();
        await asked.Answered.Task;
        return new TallyChange { Shard = shard, Previous = after, To = to, Cells = [.. asked.Sums.Cells()], Provinces = index.Provinces(subject) };
    }

    private async Task Pass()
    {
        // Let those who ask at the same moment come along.
        await Task.Yield();
        while (_waiting.Count > 0)
        {
            var together = _waiting;
            _waiting = [];
            try
            {
                await Read(together);
                foreach (var asked in together) asked.Answered.TrySetResult();
            }
            catch (Exception error)
            {
                foreach (var asked in together) asked.Answered.TrySetException(error);
            }
        }
    }

    private async Task Read(List<Asked> together)
    {
        var bySubject = together.ToLookup(asked => asked.Subject);
        await foreach (var page in pages.Read(together.Min(asked => asked.After), withTexts: false))
        {
            foreach (var entry in page)
            {
                foreach (var (touched, cell) in EntryCells.Of(entry, await pages.Before(entry), bySubject.Contains))
                {
                    foreach (var asked in bySubject[touched])
                        if (entry.Sequence > asked.After && entry.Sequence <= asked.To) asked.Sums.Add(cell);
                }
            }
            // A long pass must not hold up those who ask for something else.
            await Task.Yield();
        }
    }

    private sealed class Asked(Subject subject, long after, long to)
    {
        public Subject Subject => subject;

        public long After => after;

        public long To => to;

        public CellSums Sums { get; } = new();

        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
