namespace Reporting.Tallies;

/// <summary>Goes through rows that follow each other in order of days.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class SpanReader(IReadOnlyList<CellSpan> spans)
{
    private int _span;

    /// <summary>Whether all were read.</summary>
    public bool AtEnd => _span == spans.Count;

    /// <summary>Where the next row lies.</summary>
    public CellSpan Span => spans[_span];

    /// <summary>The next row.</summary>
    public int At { get; private set; } = spans[0].From;

    /// <summary>The next row's day.</summary>
    public int Day => Span.Cells.KeyOf(At).Day;

    /// <summary>One for each that has rows.</summary>
    /// <param name="sources">Spans of which none is empty, but for one alone.</param>
    public static List<SpanReader> Of(IEnumerable<IReadOnlyList<CellSpan>> sources)
    {
        var readers = new List<SpanReader>();
        foreach (var spans in sources)
            if (spans.Count > 0 && spans[0].Count > 0) readers.Add(new SpanReader(spans));
        return readers;
    }

    /// <summary>The earliest day that any of them comes to.</summary>
    public static int FirstDay(List<SpanReader> readers)
    {
        var first = int.MaxValue;
        foreach (var reader in readers) first = Math.Min(first, reader.Day);
        return first;
    }

    /// <summary>Every row before this one of the same span was read.</summary>
    public void Go(int at)
    {
        At = at;
        if (at < Span.To) return;
        _span++;
        At = AtEnd ? 0 : Span.From;
    }
}
