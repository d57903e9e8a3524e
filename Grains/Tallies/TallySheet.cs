using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>One subject's cells, sorted by day, in small leaves that are shared between versions.</summary>
/// <remarks>
/// Immutable: a change makes a new sheet and copies only the leaves it falls in, so that a question reads one sheet undisturbed. A leaf
/// knows its sum, so that a question without conditions takes whole leaves and looks into at most two.
/// </remarks>
internal sealed class TallySheet
{
    private const int LeafSize = 256;
    private readonly ImmutableArray<Leaf> _leaves;

    private TallySheet(ImmutableArray<Leaf> leaves) => _leaves = leaves;

    /// <summary>A sheet without cells.</summary>
    public static TallySheet Empty { get; } = new([]);

    /// <summary>Every cell in order.</summary>
    public IEnumerable<Cell> Cells => _leaves.SelectMany(leaf => leaf.Cells);

    /// <summary>The sheet with cells added; those that come to nothing are gone.</summary>
    /// <param name="changes">Cells sorted by key, each key once.</param>
    public TallySheet With(ImmutableArray<Cell> changes)
    {
        if (changes.IsEmpty) return this;
        var leaves = ImmutableArray.CreateBuilder<Leaf>(_leaves.Length + 1);
        var next = 0;
        for (var i = 0; i < _leaves.Length; i++)
        {
            // A leaf takes every change before the leaf after it begins.
            var end = next;
            while (end < changes.Length && (i + 1 == _leaves.Length || changes[end].Key < _leaves[i + 1].First)) end++;
            if (end == next) leaves.Add(_leaves[i]);
            else AddLeaves(leaves, Merge(_leaves[i].Cells, changes.AsSpan(next, end - next)));
            next = end;
        }
        if (_leaves.IsEmpty) AddLeaves(leaves, Merge([], changes.AsSpan()));
        return new TallySheet(leaves.ToImmutable());
    }

    /// <summary>Answers a question.</summary>
    public IReadOnlyList<TallyRow> Answer(TallyQuery query)
    {
        var leaves = Between(query.Period);
        if (query.Step != Step.None || query.By != Dimension.None || !query.Filter.IsAny)
            return TallyRows.Answer(leaves.SelectMany(leaf => leaf.Cells), query);
        var sum = new TallySum();
        foreach (var leaf in leaves)
        {
            if (query.Period.Contains(leaf.First.Day) && query.Period.Contains(leaf.Last.Day)) sum.Add(leaf.Sum);
            else foreach (var cell in leaf.Cells)
                if (query.Period.Contains(cell.Key.Day)) sum.Add(cell.Tally);
        }
        var total = sum.ToTally();
        return total.IsEmpty ? [] : [new TallyRow(null, "", total)];
    }

    private IEnumerable<Leaf> Between(Period period)
    {
        var (low, high) = (0, _leaves.Length);
        while (period.Since is { } since && low < high)
        {
            var middle = (low + high) / 2;
            if (_leaves[middle].Last.Day < since) low = middle + 1;
            else high = middle;
        }
        for (var i = low; i < _leaves.Length && !(_leaves[i].First.Day > period.Until); i++) yield return _leaves[i];
    }

    private static List<Cell> Merge(ReadOnlySpan<Cell> cells, ReadOnlySpan<Cell> changes)
    {
        var merged = new List<Cell>(cells.Length + changes.Length);
        var at = 0;
        foreach (var change in changes)
        {
            while (at < cells.Length && cells[at].Key < change.Key) merged.Add(cells[at++]);
            var tally = at < cells.Length && cells[at].Key == change.Key ? cells[at++].Tally + change.Tally : change.Tally;
            if (!tally.IsEmpty) merged.Add(change with { Tally = tally });
        }
        merged.AddRange(cells[at..]);
        return merged;
    }

    private static void AddLeaves(ImmutableArray<Leaf>.Builder leaves, List<Cell> cells)
    {
        for (var i = 0; i < cells.Count; i += LeafSize)
            leaves.Add(new Leaf([.. cells.GetRange(i, Math.Min(LeafSize, cells.Count - i))]));
    }

    private sealed class Leaf(Cell[] cells)
    {
        private Tally? _sum;

        public Cell[] Cells { get; } = cells;

        public CellKey First => Cells[0].Key;

        public CellKey Last => Cells[^1].Key;

        public Tally Sum => _sum ??= Tally.Sum(Cells.Select(cell => cell.Tally));
    }
}
