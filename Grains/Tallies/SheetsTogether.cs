namespace Reporting.Tallies;

/// <summary>Several sheets that are asked as one again and again, as a country's provinces are, with what was put together of all.</summary>
/// <remarks>
/// While changes stream in the sheets are others at each question, and are added up as they are: to see which years of which runs have changed takes longer.
/// For one thread; the sheets are read by others meanwhile.
/// </remarks>
internal sealed class SheetsTogether
{
    private IReadOnlyList<TallySheet> _sheets = [];
    private SortedDictionary<int, YearOfSheets> _years = [];
    private int _runs;
    private bool _isGathered;

    /// <summary>How many bytes take what was put together of all, beside what was of each.</summary>
    public long RollUpBytes => _years.Values.Sum(year => year.Kept.Bytes);

    /// <summary>Answers a question, as if all cells were in one sheet.</summary>
    /// <param name="query">The question.</param>
    /// <param name="sheets">The sheets as they are now, in the same order each time.</param>
    public TallyRowList Answer(TallyQuery query, IReadOnlyList<TallySheet> sheets) => Answer(query, sheets, out _);

    /// <inheritdoc cref="Answer(TallyQuery, IReadOnlyList{TallySheet})"/>
    /// <param name="query">The question.</param>
    /// <param name="sheets">The sheets as they are now, in the same order each time.</param>
    /// <param name="visited">How many cells and rows of roll-ups were looked at.</param>
    public TallyRowList Answer(TallyQuery query, IReadOnlyList<TallySheet> sheets, out long visited)
    {
        if (!IsOf(sheets))
        {
            (_sheets, _isGathered) = ([.. sheets], false);
            return TallySheet.Answer(query, sheets, out visited);
        }
        if (!_isGathered) Gather();
        var (read, shape, answer) = (new ReadRows(_runs), RollUp.For(query), new CellRows(query));
        LateCells.Read(_years.Values.SelectMany(year => year.Unread(shape, query.Period)));
        foreach (var year in _years.Values) year.AddTo(read, shape, query.Period.FirstDay, query.Period.EndDay);
        var rows = answer.Answer(read.All);
        visited = answer.Visited;
        return rows;
    }

    // Years that have not changed keep what was put together of them.
    private void Gather()
    {
        var years = new SortedDictionary<int, List<(int Run, CellYear Year)>>();
        _runs = 0;
        foreach (var run in _sheets.SelectMany(sheet => sheet.AllRuns))
        {
            foreach (var year in run.Years)
            {
                if (!years.TryGetValue(year.Year, out var parts)) years[year.Year] = parts = [];
                parts.Add((_runs, year));
            }
            _runs++;
        }
        var before = _years;
        _years = [];
        foreach (var (year, parts) in years) _years[year] = YearOfSheets.Of(parts, before.GetValueOrDefault(year));
        _isGathered = true;
    }

    private bool IsOf(IReadOnlyList<TallySheet> sheets)
    {
        if (sheets.Count != _sheets.Count) return false;
        for (var i = 0; i < sheets.Count; i++)
            if (sheets[i] != _sheets[i]) return false;
        return true;
    }
}
