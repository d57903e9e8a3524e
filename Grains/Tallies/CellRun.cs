using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A sorted run of cells in leaves, each key once.</summary>
/// <remarks>Immutable; runs share leaves.</remarks>
internal sealed class CellRun
{
    private static readonly Dictionary<int, KeptRollUps> NothingKnown = [];

    /// <summary>The most cells of a leaf, which stays below the large-object heap: about 50 KB in four arrays.</summary>
    public const int LeafSize = 2_048;

    private readonly IReadOnlyDictionary<int, KeptRollUps> _known;
    private CellYear[]? _years;

    private CellRun(ImmutableArray<PackedCells> leaves, IReadOnlyDictionary<int, KeptRollUps> known) =>
        (Leaves, Count, _known) = (leaves, leaves.Sum(leaf => leaf.Count), known);

    /// <summary>No cells.</summary>
    public static CellRun Empty { get; } = new([], NothingKnown);

    /// <summary>The leaves in order, none of them empty.</summary>
    public ImmutableArray<PackedCells> Leaves { get; }

    /// <summary>How many cells.</summary>
    public int Count { get; }

    /// <summary>A run of leaves that are in order, of at most <see cref="LeafSize"/> cells each and none of them empty.</summary>
    public static CellRun OfLeaves(ImmutableArray<PackedCells> leaves) => new(leaves, NothingKnown);

    /// <summary>Cuts cells into leaves.</summary>
    public static CellRun Of(PackedCells cells)
    {
        if (cells.Count <= LeafSize) return cells.Count == 0 ? Empty : new CellRun([cells], NothingKnown);
        var leaves = new LeafWriter();
        for (var from = 0; from < cells.Count; from += LeafSize) leaves.Copy(cells, from, Math.Min(cells.Count, from + LeafSize));
        return new CellRun(leaves.Take(), NothingKnown);
    }

    /// <summary>All of them together, each cell copied once; cells that come to nothing are gone.</summary>
    public static CellRun Merge(params ReadOnlySpan<CellRun> runs)
    {
        var (cursors, leaves) = (new List<Cursor>(runs.Length), new LeafWriter());
        foreach (var run in runs)
            if (run.Count > 0) cursors.Add(new Cursor(run));
        if (cursors.Count < 2) return cursors.Count == 0 ? Empty : cursors[0].Run;
        var open = CollectionsMarshal.AsSpan(cursors);
        while (open.Length > 0)
        {
            var (first, next, isAlone) = Earliest(open);
            if (isAlone) Pass(ref open[first], next, leaves);
            else Add(open, open[first].Key, leaves);
            for (var i = open.Length - 1; i >= 0; i--)
            {
                if (!open[i].AtEnd) continue;
                open[i] = open[^1];
                open = open[..^1];
            }
        }
        return new CellRun(leaves.Take(), StillKnown(runs));
    }

    /// <summary>The cells that lie in a place.</summary>
    public CellRun In(PlaceKey place)
    {
        var (filter, leaves) = (new CellFilter(new IncidentFilter { Places = [place] }), new LeafWriter());
        foreach (var leaf in Leaves)
        {
            for (int from = 0, to; from < leaf.Count; from = to)
            {
                var isInside = filter.IsMeant(leaf.KeyOf(from));
                for (to = from + 1; to < leaf.Count && filter.IsMeant(leaf.KeyOf(to)) == isInside; to++) { }
                if (isInside) leaves.Copy(leaf, from, to);
            }
        }
        return new CellRun(leaves.Take(), NothingKnown);
    }

    /// <summary>How many bytes the roll-ups take.</summary>
    public long RollUpBytes => _years?.Sum(year => year.Kept.Bytes) ?? 0;

    /// <summary>As few rows as have the cells of a period in them, in order of days.</summary>
    public List<CellSpan> Rows(Period period, RollUp shape)
    {
        var rows = new List<CellSpan>();
        var (from, end) = (period.Since?.DayNumber ?? 0, period.Until?.DayNumber + 1 ?? int.MaxValue);
        foreach (var year in _years ??= CellYear.Of(Leaves, _known)) year.AddTo(rows, shape, from, end);
        return rows;
    }

    // A year that only one of the runs has is the same in all together.
    private static Dictionary<int, KeptRollUps> StillKnown(ReadOnlySpan<CellRun> runs)
    {
        var (asked, years) = (false, new List<CellYear>());
        foreach (var run in runs) asked |= run._years is not null;
        if (!asked) return NothingKnown;
        foreach (var run in runs) years.AddRange(run._years ?? CellYear.Of(run.Leaves, run._known));
        return years.GroupBy(year => year.Year).Where(same => same.Count() == 1).Select(same => same.First()).Where(year => !year.Kept.IsEmpty).ToDictionary(year => year.Year, year => year.Kept);
    }

    // The run with the smallest key, the next larger key of the others, and whether no other has the smallest.
    private static (int First, PackedKey? Next, bool IsAlone) Earliest(ReadOnlySpan<Cursor> open)
    {
        var (first, key, isAlone) = (0, open[0].Key, true);
        PackedKey? next = null;
        for (var i = 1; i < open.Length; i++)
        {
            var other = open[i].Key;
            if (other < key)
            {
                (first, next, key, isAlone) = (i, key, other, true);
            }
            else if (other == key) isAlone = false;
            else if (next is null || other < next) next = other;
        }
        return (first, next, isAlone);
    }

    private static void Add(Span<Cursor> open, PackedKey key, LeafWriter into)
    {
        var sum = Packing.FreshSum();
        foreach (ref var cursor in open)
        {
            if (cursor.Key != key) continue;
            PackedTally.AddTo(sum, cursor.Leaf.TallyOf(cursor.At));
            cursor.Go(cursor.At + 1);
        }
        into.Add(key, sum);
    }

    // The cells before a key as far as the leaf goes; a whole leaf is shared.
    private static void Pass(ref Cursor from, PackedKey? before, LeafWriter into)
    {
        var leaf = from.Leaf;
        if (from.At == 0 && (before is null || leaf.Last < before) && into.CanShare)
        {
            into.Share(leaf);
            from.Go(leaf.Count);
            return;
        }
        var to = from.At + 1;
        if (before is { } end) while (to < leaf.Count && leaf.KeyOf(to) < end) to++;
        else to = leaf.Count;
        into.Copy(leaf, from.At, to);
        from.Go(to);
    }

    private struct Cursor(CellRun run)
    {
        private int _leaf;

        public readonly CellRun Run => run;

        public int At { get; private set; }

        public readonly bool AtEnd => _leaf == run.Leaves.Length;

        public readonly PackedCells Leaf => run.Leaves[_leaf];

        public readonly PackedKey Key => Leaf.KeyOf(At);

        public void Go(int at)
        {
            At = at;
            if (at < Leaf.Count) return;
            _leaf++;
            At = 0;
        }
    }

    private sealed class LeafWriter
    {
        private readonly ImmutableArray<PackedCells>.Builder _leaves = ImmutableArray.CreateBuilder<PackedCells>();
        private readonly CellWriter _open = Packing.FreshWriter();

        // Sharing a leaf closes the one before it, which must not leave many small ones.
        public bool CanShare => _open.Count is 0 or >= LeafSize / 2;

        public void Share(PackedCells leaf)
        {
            Close();
            _leaves.Add(leaf);
        }

        public void Copy(PackedCells cells, int from, int to)
        {
            while (from < to)
            {
                var part = Math.Min(to - from, LeafSize - _open.Count);
                _open.Add(cells, from, from + part);
                from += part;
                if (_open.Count == LeafSize) Close();
            }
        }

        public void Add(PackedKey key, TallySum sum)
        {
            _open.Add(key, sum);
            if (_open.Count == LeafSize) Close();
        }

        public ImmutableArray<PackedCells> Take()
        {
            Close();
            return _leaves.ToImmutable();
        }

        private void Close()
        {
            if (_open.Count > 0) _leaves.Add(_open.Take());
        }
    }
}
