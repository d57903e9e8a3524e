using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tells tallies that stand further back what they lack. Those that ask at the same time share one pass over the entries.</summary>
/// <remarks>Runs inside the shard's activation, so one thing at a time touches it; after a crash hundreds of tallies ask at once.</remarks>
internal sealed class CatchUp(int shard, LedgerPages pages, LedgerIndex index)
{
    private IncidentTallies? _tallies;
    private List<AskedChange> _waiting = [];
    private Task _pass = Task.CompletedTask;

    /// <summary>What a run of entries changes in a subject; null when none of them can touch it.</summary>
    /// <exception cref="Errors.UnknownPositionException">The run ends after the last entry.</exception>
    public async Task<TallyChange?> Changes(ChangeQuery query)
    {
        if (query.UpTo != long.MaxValue) pages.CheckReached(query.UpTo);
        // What waits to be told reaches everyone in its turn: to read it from pages would run ahead of a stream of entries all the time.
        var to = query.UpTo == long.MaxValue ? index.LastTold(query.Subject) : Math.Min(index.LastTouched(query.Subject), query.UpTo);
        if (to <= query.After) return null;
        var asked = new AskedChange(query with { UpTo = to });
        _waiting.Add(asked);
        if (_pass.IsCompleted) _pass = Pass();
        return new TallyChange { Shard = shard, Previous = query.After, To = to, Cells = await asked.Cells, Provinces = index.Provinces(query.Subject) };
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
            }
            catch (Exception error)
            {
                foreach (var asked in together) asked.Fail(error);
            }
        }
    }

    private async Task Read(List<AskedChange> together)
    {
        var byRule = together.GroupBy(asked => asked.Query.Rule).Select(same => Asked(same.Key, same)).ToList();
        var (after, upTo) = (together.Min(asked => asked.Query.After), together.Max(asked => asked.Query.UpTo));
        await foreach (var page in pages.Read(after, withTexts: false, page => page.First <= upTo))
        {
            foreach (var entry in page)
            {
                if (entry.Sequence <= after || entry.Sequence > upTo) continue;
                var before = await pages.Before(entry);
                foreach (var asked in byRule) asked.Take(entry, before);
            }
            // A long pass must not hold up those who ask for something else.
            await Task.Yield();
        }
        foreach (var asked in byRule)
            foreach (var _ in asked.Answered()) await Task.Yield();
    }

    private IAskedChanges Asked(CountingRule rule, IEnumerable<AskedChange> asked) =>
        rule == CountingRule.Default ? new AskedByDefault(asked, index.Subjects, _tallies ??= new IncidentTallies()) : new AskedByRule(rule, asked);
}
