using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>The cells of one calendar year in the leaves of a run.</summary>
internal sealed class YearCells
{
    private readonly CellSpan[] _spans;
    private readonly int[] _before;

    private YearCells(CellSpan[] spans)
    {
        (_spans, _before) = (spans, new int[spans.Length]);
        for (var i = 0; i < spans.Length; i++)
        {
            _before[i] = Count;
            Count += spans[i].Count;
        }
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Where they lie, in order.</summary>
    public IReadOnlyList<CellSpan> Spans => _spans;

    /// <summary>The days of the first and the last.</summary>
    public int First => _spans[0].Cells.KeyOf(_spans[0].From).Day;

    /// <inheritdoc cref="First"/>
    public int Last => _spans[^1].Cells.KeyOf(_spans[^1].To - 1).Day;

    /// <summary>How many bytes they take.</summary>
    public long Bytes => _spans.Sum(span => (long)span.Bytes);

    /// <summary>The years of leaves that follow each other.</summary>
    public static IEnumerable<(int Year, YearCells Cells)> Of(ImmutableArray<PackedCells> leaves)
    {
        var spans = new List<CellSpan>();
        var (year, end) = (0, 0UL);
        foreach (var leaf in leaves)
        {
            for (int from = 0, to; from < leaf.Count; from = to)
            {
                if (leaf.Facts[from] >= end)
                {
                    if (spans.Count > 0) yield return (year, new YearCells([.. spans]));
                    spans.Clear();
                    year = DateOnly.FromDayNumber(leaf.KeyOf(from).Day).Year;
                    end = PackedKey.FirstOf(Bucket.EndOf(new DateOnly(year, 1, 1), Step.Year));
                }
                to = leaf.Find(end);
                spans.Add(new CellSpan(leaf, from, to));
            }
        }
        if (spans.Count > 0) yield return (year, new YearCells([.. spans]));
    }

    /// <summary>How many some days have.</summary>
    public int CountOf(int from, int end) => Before(end) - Before(from);

    /// <summary>Adds those of some days to rows.</summary>
    public void AddTo(List<CellSpan> rows, int from, int end)
    {
        var (at, to) = (Before(from), Before(end));
        for (var i = 0; i < _spans.Length; i++)
        {
            var span = _spans[i];
            var part = span with { From = Math.Max(span.From, span.From + at - _before[i]), To = Math.Min(span.To, span.From + to - _before[i]) };
            if (part.Count > 0) rows.Add(part);
        }
    }

    private int Before(int day)
    {
        if (day <= First) return 0;
        if (day > Last) return Count;
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
