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
    private readonly LateCells[] _late = [];
    private ImmutableArray<PackedCells> _leaves;
    private CellYear[]? _years;

    private CellRun(ImmutableArray<PackedCells> leaves, IReadOnlyDictionary<int, KeptRollUps> known) =>
        (_leaves, Count, _known) = (leaves, leaves.Sum(leaf => leaf.Count), known);

    private CellRun(CellYear[] years, LateCells[] late) => (_years, Count, _late, _known) = (years, years.Sum(year => year.Count), late, NothingKnown);

    /// <summary>No cells.</summary>
    public static CellRun Empty { get; } = new([], NothingKnown);

    /// <summary>The leaves in order, none of them empty.</summary>
    public ImmutableArray<PackedCells> Leaves
    {
        get
        {
            if (!_leaves.IsDefault) return _leaves;
            LateCells.Read(_late);
            return _leaves = [.. _late.SelectMany(piece => piece.Leaves)];
        }
    }

    /// <summary>How many cells.</summary>
    public int Count { get; }

    /// <summary>A run whose cells are read once somebody wants them.</summary>
    /// <param name="years">Its years, in order.</param>
    /// <param name="late">Its cells, in order.</param>
    public static CellRun Late(CellYear[] years, LateCells[] late) => new(years, late);

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
        var filled = new List<CellRun>(runs.Length);
        foreach (var run in runs)
            if (run.Count > 0) filled.Add(run);
        if (filled.Count < 2) return filled.Count == 0 ? Empty : filled[0];
        return new CellRun(CellMerge.LeavesOf(CollectionsMarshal.AsSpan(filled)), StillKnown(runs));
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

    /// <summary>The cells year by year, in order.</summary>
    public IReadOnlyList<CellYear> Years => _years ??= CellYear.Of(Leaves, _known);

    /// <summary>As few rows as have the cells of a period in them, in order of days.</summary>
    public List<CellSpan> Rows(Period period, RollUp shape)
    {
        var rows = new ReadRows(0);
        if (_late.Length > 0) LateCells.Read(Years.Select(year => year.Unread(shape, period)).OfType<LateCells>());
        foreach (var year in Years) year.AddTo(rows, shape, period.FirstDay, period.EndDay);
        return rows.Own;
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
}
