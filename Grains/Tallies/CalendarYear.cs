namespace Reporting.Tallies;

/// <summary>The cells of one calendar year, with what was put together of them.</summary>
internal abstract class CalendarYear
{
    // So few are read as quickly as anything put together of them.
    private const int Few = 128;

    /// <param name="year">The calendar year.</param>
    /// <param name="first">The day of the first cell, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="last">The day of the last cell.</param>
    /// <param name="kept">What was put together.</param>
    protected CalendarYear(int year, int first, int last, KeptRollUps kept) => (Year, First, Last, Kept) = (year, first, last, kept);

    /// <summary>The calendar year.</summary>
    public int Year { get; }

    /// <summary>The days of the first and the last cell.</summary>
    public int First { get; }

    /// <inheritdoc cref="First"/>
    public int Last { get; }

    /// <summary>What was put together.</summary>
    public KeptRollUps Kept { get; }

    /// <summary>Adds as few rows as have the cells of some days in them, in order of days.</summary>
    /// <param name="rows">Where they are added.</param>
    /// <param name="shape">What must stay apart.</param>
    /// <param name="from">The first day.</param>
    /// <param name="end">The day after the last.</param>
    public void AddTo(ReadRows rows, RollUp shape, int from, int end)
    {
        (from, end) = (Math.Max(from, First), Math.Min(end, Last + 1));
        if (from >= end) return;
        if (shape.Step == Step.None || HasFewer(Few, from, end))
        {
            AddCells(rows, from, end);
            return;
        }
        // A step that the days cut is made of shorter ones; one that only the year's first or last cell cuts is whole.
        var wholeFrom = from == First || shape.StartOf(from) == from ? from : shape.EndOf(from);
        var wholeEnd = end > Last ? end : shape.StartOf(end);
        if (wholeFrom >= wholeEnd)
        {
            AddTo(rows, shape.Finer(), from, end);
            return;
        }
        if (Kept.Of(shape, wholeEnd - wholeFrom, Sources) is not { } whole)
        {
            AddUnmade(rows, shape, from, end);
            return;
        }
        AddTo(rows, shape.Finer(), from, wholeFrom);
        var first = wholeFrom == First ? 0 : whole.Cells.Find(PackedKey.FirstOf(wholeFrom));
        var part = whole with { From = first, To = wholeEnd > Last ? whole.To : whole.Cells.Find(PackedKey.FirstOf(wholeEnd)) };
        if (part.Count > 0) rows.Own.Add(part);
        AddTo(rows, shape.Finer(), wholeEnd, end);
    }

    /// <summary>Rows of a shape, put together now where they were not; null where they would be about as many as the cells.</summary>
    public CellSpan? Made(RollUp shape) => Kept.Made(shape, Sources);

    /// <summary>Puts rows of a shape together before anybody asks, where there is room.</summary>
    public void Prepare(RollUp shape) => Kept.Prepare(shape, Sources);

    /// <summary>Whether some days have fewer cells than so many.</summary>
    protected abstract bool HasFewer(int cells, int from, int end);

    /// <summary>Adds the cells of some days as they are.</summary>
    protected abstract void AddCells(ReadRows rows, int from, int end);

    /// <summary>Adds the rows of some days where none of this shape were put together.</summary>
    protected abstract void AddUnmade(ReadRows rows, RollUp shape, int from, int end);

    /// <summary>What rows of a shape are put together of: each in order of days.</summary>
    protected abstract IReadOnlyList<IReadOnlyList<CellSpan>> Sources(RollUp shape);
}
