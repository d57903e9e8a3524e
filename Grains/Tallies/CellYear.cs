using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>The cells of one calendar year in a run, with what was put together of them.</summary>
/// <remarks>The cells never change. A merge that adds none to a year hands on what was put together.</remarks>
internal sealed class CellYear
{
    // So few are read as quickly as anything put together of them.
    private const int Few = 128;

    private readonly CellSpan[] _spans;
    private readonly int[] _before;
    private readonly int _count;

    private CellYear(int year, CellSpan[] spans, KeptRollUps? kept)
    {
        (Year, _spans, _before) = (year, spans, new int[spans.Length]);
        for (var i = 0; i < spans.Length; i++)
        {
            _before[i] = _count;
            _count += spans[i].Count;
        }
        (First, Last) = (spans[0].Cells.KeyOf(spans[0].From).Day, spans[^1].Cells.KeyOf(spans[^1].To - 1).Day);
        Kept = kept ?? new KeptRollUps(_count, spans.Sum(span => (long)span.Bytes));
    }

    /// <summary>The calendar year.</summary>
    public int Year { get; }

    /// <summary>The days of the first and the last cell.</summary>
    public int First { get; }

    /// <inheritdoc cref="First"/>
    public int Last { get; }

    /// <summary>What was put together.</summary>
    public KeptRollUps Kept { get; }

    /// <summary>The years of a run.</summary>
    public static CellYear[] Of(ImmutableArray<PackedCells> leaves, IReadOnlyDictionary<int, KeptRollUps> known)
    {
        var years = new List<CellYear>();
        var spans = new List<CellSpan>();
        var (year, end) = (0, 0UL);
        foreach (var leaf in leaves)
        {
            for (int from = 0, to; from < leaf.Count; from = to)
            {
                if (leaf.Facts[from] >= end)
                {
                    Close();
                    year = DateOnly.FromDayNumber(leaf.KeyOf(from).Day).Year;
                    end = PackedKey.FirstOf(Bucket.EndOf(new DateOnly(year, 1, 1), Step.Year));
                }
                to = leaf.Find(end);
                spans.Add(new CellSpan(leaf, from, to));
            }
        }
        Close();
        return [.. years];

        void Close()
        {
            if (spans.Count > 0) years.Add(new CellYear(year, [.. spans], known.GetValueOrDefault(year)));
            spans.Clear();
        }
    }

    /// <summary>Adds as few rows as have the cells of some days in them, in order of days.</summary>
    /// <param name="rows">Where they are added.</param>
    /// <param name="shape">What must stay apart.</param>
    /// <param name="from">The first day.</param>
    /// <param name="end">The day after the last.</param>
    public void AddTo(List<CellSpan> rows, RollUp shape, int from, int end)
    {
        (from, end) = (Math.Max(from, First), Math.Min(end, Last + 1));
        if (from >= end) return;
        var (at, to) = (Find(from), Find(end));
        if (shape.Step == Step.None || to - at < Few)
        {
            AddCells(rows, at, to);
            return;
        }
        // A step that the days cut is made of shorter ones; one that only the year's first or last cell cuts is whole.
        var wholeFrom = from == First || shape.StartOf(from) == from ? from : shape.EndOf(from);
        var wholeEnd = end > Last ? end : shape.StartOf(end);
        if (wholeFrom >= wholeEnd || Kept.Of(shape, _spans) is not { } whole)
        {
            AddTo(rows, shape.Finer(), from, end);
            return;
        }
        AddTo(rows, shape.Finer(), from, wholeFrom);
        var first = wholeFrom == First ? 0 : whole.Cells.Find(PackedKey.FirstOf(wholeFrom));
        var part = whole with { From = first, To = wholeEnd > Last ? whole.To : whole.Cells.Find(PackedKey.FirstOf(wholeEnd)) };
        if (part.Count > 0) rows.Add(part);
        AddTo(rows, shape.Finer(), wholeEnd, end);
    }

    private void AddCells(List<CellSpan> rows, int at, int to)
    {
        for (var i = 0; i < _spans.Length; i++)
        {
            var span = _spans[i];
            var part = span with { From = Math.Max(span.From, span.From + at - _before[i]), To = Math.Min(span.To, span.From + to - _before[i]) };
            if (part.Count > 0) rows.Add(part);
        }
    }

    // How many cells are before a day.
    private int Find(int day)
    {
        if (day <= First) return 0;
        if (day > Last) return _count;
        var facts = PackedKey.FirstOf(day);
        var (low, high) = (0, _spans.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].Cells.Facts[_spans[middle].To - 1] < facts) low = middle + 1;
            else high = middle;
        }
        return _before[low] + Math.Clamp(_spans[low].Cells.Find(facts), _spans[low].From, _spans[low].To) - _spans[low].From;
    }
}
