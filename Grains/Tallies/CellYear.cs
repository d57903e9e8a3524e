using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>The cells of one calendar year in a run, with what was put together of them.</summary>
/// <remarks>The cells never change. A merge that adds none to a year hands on what was put together.</remarks>
internal sealed class CellYear : CalendarYear
{
    // Of what the cells take.
    private const int ShareOfRollUps = 5;

    private readonly CellSpan[] _spans;
    private readonly int[] _before;

    private CellYear(int year, CellSpan[] spans, KeptRollUps? kept)
        : this(year, spans, spans[0].Cells.KeyOf(spans[0].From).Day, spans[^1].Cells.KeyOf(spans[^1].To - 1).Day, kept)
    {
    }

    private CellYear(int year, CellSpan[] spans, int first, int last, KeptRollUps? kept)
        : base(year, first, last, kept ?? new KeptRollUps(spans.Sum(span => span.Count), spans.Sum(span => (long)span.Bytes) / ShareOfRollUps, last - first + 1))
    {
        (_spans, _before) = (spans, new int[spans.Length]);
        for (var i = 0; i < spans.Length; i++)
        {
            _before[i] = Count;
            Count += spans[i].Count;
        }
    }

    /// <summary>How many cells.</summary>
    public int Count { get; }

    /// <summary>How many bytes they take.</summary>
    public long Bytes => _spans.Sum(span => (long)span.Bytes);

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

    /// <summary>How many cells some days have.</summary>
    public int CountOf(int from, int end) => Find(end) - Find(from);

    /// <inheritdoc/>
    protected override bool HasFewer(int cells, int from, int end) => CountOf(from, end) < cells;

    /// <inheritdoc/>
    protected override void AddUnmade(ReadRows rows, RollUp shape, int from, int end) => AddTo(rows, shape.Finer(), from, end);

    /// <inheritdoc/>
    protected override IReadOnlyList<IReadOnlyList<CellSpan>> Sources(RollUp shape) => [_spans];

    /// <inheritdoc/>
    protected override void AddCells(ReadRows rows, int from, int end)
    {
        var (at, to) = (Find(from), Find(end));
        for (var i = 0; i < _spans.Length; i++)
        {
            var span = _spans[i];
            var part = span with { From = Math.Max(span.From, span.From + at - _before[i]), To = Math.Min(span.To, span.From + to - _before[i]) };
            if (part.Count > 0) rows.Own.Add(part);
        }
    }

    // How many cells are before a day.
    private int Find(int day)
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
