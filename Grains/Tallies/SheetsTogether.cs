namespace Reporting.Tallies;

/// <summary>Several sheets that are asked as one again and again, as a country's provinces are, with what was put together of all.</summary>
/// <remarks>For one thread; the sheets are read by others meanwhile.</remarks>
internal sealed class SheetsTogether
{
    private readonly IReadOnlyList<TallySheet> _sheets;
    private readonly SortedDictionary<int, YearOfSheets> _years = [];
    private readonly int _runs;

    private SheetsTogether(IReadOnlyList<TallySheet> sheets, SheetsTogether? before)
    {
        _sheets = sheets;
        var years = new SortedDictionary<int, List<(int Run, CellYear Year)>>();
        foreach (var run in sheets.SelectMany(sheet => sheet.AllRuns))
        {
            foreach (var year in run.Years)
            {
                if (!years.TryGetValue(year.Year, out var parts)) years[year.Year] = parts = [];
                parts.Add((_runs, year));
            }
            _runs++;
        }
        foreach (var (year, parts) in years) _years[year] = YearOfSheets.Of(parts, before?._years.GetValueOrDefault(year));
    }

    /// <summary>How many bytes take what was put together of all, beside what was of each.</summary>
    public long RollUpBytes => _years.Values.Sum(year => year.Kept.Bytes);

    /// <summary>Sheets together, with what was put together of years that have not changed.</summary>
    /// <param name="sheets">The sheets, in the same order each time.</param>
    /// <param name="before">What they were before; null at first.</param>
    public static SheetsTogether Of(IReadOnlyList<TallySheet> sheets, SheetsTogether? before) => before?.IsOf(sheets) == true ? before : new(sheets, before);

    /// <summary>Answers a question, as if all cells were in one sheet.</summary>
    public IReadOnlyList<TallyRow> Answer(TallyQuery query) => Answer(query, out _);

    /// <summary>Answers a question, and says how many cells and rows of roll-ups it looked at.</summary>
    public IReadOnlyList<TallyRow> Answer(TallyQuery query, out long visited)
    {
        var (read, shape, answer) = (new ReadRows(_runs), RollUp.For(query), new CellRows(query));
        foreach (var year in _years.Values) year.AddTo(read, shape, query.Period.FirstDay, query.Period.EndDay);
        var rows = answer.Answer(read.All);
        visited = answer.Visited;
        return rows;
    }

    private bool IsOf(IReadOnlyList<TallySheet> sheets)
    {
        if (sheets.Count != _sheets.Count) return false;
        for (var i = 0; i < sheets.Count; i++)
            if (sheets[i] != _sheets[i]) return false;
        return true;
    }
}
