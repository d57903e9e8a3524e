using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>Puts sorted runs of cells together into leaves, each cell copied once and each key once; cells that come to nothing are gone.</summary>
/// <remarks>
/// Goes from stretch to stretch: up to where the first of the open leaves ends, every run has cells of one leaf only. What one run has alone is passed on,
/// and where one has nearly all, the places of the others' cells are searched in it. Otherwise all cells are put in order and copied one by one. For one
/// thread and one merge.
/// </remarks>
internal ref struct CellMerge
{
    // Looking for a cell's place in a leaf takes as long as putting about eight in order.
    private const int Search = 8;

    private readonly CellOrder _order = CellOrder.OfThread;
    private readonly LeafWriter _leaves = new();
    private Span<LeafCursor> _open;

    private CellMerge(ReadOnlySpan<CellRun> runs)
    {
        _open = new LeafCursor[runs.Length];
        for (var i = 0; i < runs.Length; i++) _open[i] = new LeafCursor(runs[i]);
    }

    /// <summary>The leaves of all runs together.</summary>
    /// <param name="runs">Those that have cells, the largest first if possible.</param>
    public static ImmutableArray<PackedCells> LeavesOf(ReadOnlySpan<CellRun> runs)
    {
        var merge = new CellMerge(runs);
        while (merge._open.Length > 0)
        {
            merge.TakeStretch();
            merge.GoOn();
        }
        return merge._leaves.Take();
    }

    private readonly void TakeStretch()
    {
        var last = _open[0].Leaf.Last;
        foreach (ref var cursor in _open[1..])
            if (cursor.Leaf.Last < last) last = cursor.Leaf.Last;
        var (cells, most) = (0, 0);
        for (var i = 0; i < _open.Length; i++)
        {
            _open[i].GoTo(last);
            cells += _open[i].Count;
            if (_open[i].Count > _open[most].Count) most = i;
        }
        var others = cells - _open[most].Count;
        if (others == 0) Pass(_open[most]);
        else if (others * Search < cells) Insert(_order.Of(_open, but: most), _open[most]);
        else Copy(_order.Of(_open));
    }

    private void GoOn()
    {
        var still = 0;
        foreach (ref var cursor in _open)
        {
            cursor.Leave();
            if (!cursor.AtEnd) _open[still++] = cursor;
        }
        _open = _open[..still];
    }

    // A whole leaf is shared.
    private readonly void Pass(in LeafCursor cursor)
    {
        if (cursor.Count == cursor.Leaf.Count && _leaves.CanShare) _leaves.Share(cursor.Leaf);
        else _leaves.Copy(cursor.Leaf, cursor.From, cursor.To);
    }

    private readonly void Copy(ReadOnlySpan<OrderedCell> order)
    {
        for (int at = 0, to; at < order.Length; at = to)
        {
            to = EndOfKey(order, at);
            if (to == at + 1) _leaves.Add(_open[order[at].Run].Leaf, order[at].Cell);
            else _leaves.Add(order[at].Key, Sum(order[at..to]));
        }
    }

    private readonly void Insert(ReadOnlySpan<OrderedCell> few, in LeafCursor many)
    {
        var from = many.From;
        for (int at = 0, to; at < few.Length; at = to)
        {
            to = EndOfKey(few, at);
            var before = from;
            from = many.Leaf.FindAfter(few[at].Key, from);
            var isThere = from > before && many.Leaf.KeyOf(from - 1) == few[at].Key;
            _leaves.Copy(many.Leaf, before, isThere ? from - 1 : from);
            if (!isThere && to == at + 1)
            {
                _leaves.Add(_open[few[at].Run].Leaf, few[at].Cell);
                continue;
            }
            var sum = Sum(few[at..to]);
            if (isThere) many.Leaf.AddTo(sum, from - 1);
            _leaves.Add(few[at].Key, sum);
        }
        _leaves.Copy(many.Leaf, from, many.To);
    }

    private static int EndOfKey(ReadOnlySpan<OrderedCell> order, int at)
    {
        var to = at + 1;
        while (to < order.Length && order[to].IsSameKey(order[at])) to++;
        return to;
    }

    private readonly TallySum Sum(ReadOnlySpan<OrderedCell> cells)
    {
        var sum = Packing.FreshSum();
        foreach (ref readonly var cell in cells) _open[cell.Run].Leaf.AddTo(sum, cell.Cell);
        return sum;
    }
}
