using Reporting.Ledger;

namespace Reporting.Tallies;

/// <summary>One subject's sheet by another counting rule, or as it was at an earlier position; made when asked, the last few kept.</summary>
/// <remarks>
/// Cells can be taken away as exactly as they were added, so an earlier sheet is the present one without what came since, or the fold from the
/// beginning, whichever is nearer. By another rule everything is folded from the ledger once, and then kept level by asking for the rest. Runs
/// inside the tally's activation.
/// </remarks>
internal sealed class TallyViews(Subject subject, IGrainFactory grains)
{
    private const int Most = 4;
    private readonly List<View> _recent = [];

    /// <summary>The sheet by a rule, as it was at a position, or as it is now where that is null.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="asOf">The position; null for now.</param>
    /// <param name="live">The sheet that the tally keeps, by the default rule.</param>
    /// <param name="positions">How far in each shard that sheet has come.</param>
    public async Task<TallySheet> At(CountingRule rule, LedgerPosition? asOf, TallySheet live, long[] positions)
    {
        asOf?.CheckShards(positions.Length);
        if (_recent.FirstOrDefault(view => view.Rule == rule && Equals(view.AsOf, asOf)) is not { } view)
        {
            view = asOf is not null && rule == CountingRule.Default && IsNearer(asOf, positions)
                ? new View(rule, asOf, live, [.. positions])
                : new View(rule, asOf, TallySheet.Empty, new long[positions.Length]);
            if (_recent.Count == Most) _recent.RemoveAt(0);
        }
        else _recent.Remove(view);
        _recent.Add(view);
        // One at a time: what a question waits for must not be added twice.
        await view.Gate.WaitAsync();
        try
        {
            if (!view.IsDone) await Advance(view);
            return view.Sheet;
        }
        finally
        {
            view.Gate.Release();
        }
    }

    /// <summary>Lets all go.</summary>
    public void Clear() => _recent.Clear();

    private static bool IsNearer(LedgerPosition asOf, long[] positions) =>
        positions.Zip(asOf.Sequences).Sum(pair => Math.Abs(pair.First - pair.Second)) < asOf.Entries;

    private async Task Advance(View view)
    {
        var changes = await Task.WhenAll(view.Positions.Select((at, shard) => Between(view, shard, at)));
        foreach (var change in changes)
        {
            if (change is not { Change: { } cells, IsTakenBack: var takenBack }) continue;
            view.Sheet = view.Sheet.With(takenBack ? Packing.Negated(cells.Cells) : cells.Cells);
            view.Positions[cells.Shard] = cells.To;
        }
        view.IsDone = view.AsOf is not null;
    }

    private async Task<(TallyChange? Change, bool IsTakenBack)> Between(View view, int shard, long at)
    {
        var ledger = grains.GetGrain<ILedgerGrain>(shard);
        var wanted = view.AsOf?.Sequences[shard] ?? long.MaxValue;
        return wanted >= at
            ? (await ledger.Changes(new ChangeQuery(subject, at, wanted, view.Rule)), false)
            : (await ledger.Changes(new ChangeQuery(subject, wanted, at, view.Rule)), true);
    }

    private sealed class View(CountingRule rule, LedgerPosition? asOf, TallySheet sheet, long[] positions)
    {
        public CountingRule Rule => rule;

        public LedgerPosition? AsOf => asOf;

        public TallySheet Sheet { get; set; } = sheet;

        public long[] Positions => positions;

        /// <summary>Whether nothing can come to it any more: the past does not change.</summary>
        public bool IsDone { get; set; }

        public SemaphoreSlim Gate { get; } = new(1);
    }
}
