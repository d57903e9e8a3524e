using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tells tallies that stand further back what they lack. Those that ask at the same time share one pass over the entries.</summary>
/// <remarks>Runs inside the shard's activation, so one thing at a time touches it; after a crash hundreds of tallies ask at once.</remarks>
internal sealed class CatchUp(int shard, LedgerPages pages, LedgerIndex index, TimeProvider time)
{
    // Whoever is brought to life by the loss of a silo has asked by then.
    private static readonly TimeSpan KeepsCounted = TimeSpan.FromSeconds(30);
    private CountedPages? _counted;
    private long _passed;
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
        var cells = await asked.Cells;
        return new TallyChange { Shard = shard, Previous = query.After, To = to, Cells = cells, Provinces = index.Provinces(query.Subject) };
    }

    /// <summary>Lets go of what was kept for those who might ask next, once nobody has for a while.</summary>
    public void Rest()
    {
        if (_counted is not null && _pass.IsCompleted && time.GetElapsedTime(_passed) >= KeepsCounted) _counted = null;
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
        _passed = time.GetTimestamp();
    }

    private async Task Read(List<AskedChange> together)
    {
        var kinds = together.ToLookup(asked => asked.Query.Rule == CountingRule.Default);
        if (kinds[true].ToList() is { Count: > 0 } ofDefault) await ReadCounted(ofDefault);
        foreach (var same in kinds[false].GroupBy(asked => asked.Query.Rule)) await ReadEntries(same.Key, [.. same]);
    }

    private async Task ReadCounted(List<AskedChange> together)
    {
        var (asked, counted) = (new AskedByDefault(together, index.Subjects), _counted ??= new CountedPages(pages, index.Subjects));
        await foreach (var entries in counted.Of(PagesOf(together)))
        {
            asked.Take(entries);
            // A long pass must not hold up those who ask for something else.
            await Task.Yield();
        }
        foreach (var _ in asked.Answered()) await Task.Yield();
    }

    private async Task ReadEntries(CountingRule rule, List<AskedChange> together)
    {
        var asked = new AskedByRule(rule, together);
        foreach (var page in PagesOf(together))
        {
            foreach (var entry in await pages.Facts(page)) asked.Take(entry, await pages.Before(entry));
            await Task.Yield();
        }
        foreach (var _ in asked.Answered()) await Task.Yield();
    }

    private List<LedgerPage> PagesOf(List<AskedChange> together) => pages.Between(together.Min(asked => asked.Query.After), together.Max(asked => asked.Query.UpTo));
}
