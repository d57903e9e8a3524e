namespace Reporting.Tallies;

/// <summary>The cells of one calendar year in several runs, with what was put together of all.</summary>
/// <remarks>What was not put together of all is read from each run, which has what was put together of its own.</remarks>
internal sealed class YearOfSheets : CalendarYear
{
    // Of what the cells take, beside as much of each run.
    private const int ShareOfRollUps = 5;

    private readonly List<(int Run, CellYear Year)> _parts;

    private YearOfSheets(List<(int Run, CellYear Year)> parts, int first, int last, KeptRollUps? kept)
        : base(parts[0].Year.Year, first, last, kept ?? new KeptRollUps(parts.Sum(part => part.Year.Count), parts.Sum(part => part.Year.Bytes) / ShareOfRollUps, last - first + 1)) =>
        _parts = parts;

    /// <summary>A year of several runs, each with its number.</summary>
    /// <param name="parts">What the runs hold of the year.</param>
    /// <param name="before">The same year before some of them changed; null where there was none.</param>
    public static YearOfSheets Of(List<(int Run, CellYear Year)> parts, YearOfSheets? before) =>
        new(parts, parts.Min(part => part.Year.First), parts.Max(part => part.Year.Last), before?.IsOfTheSame(parts) == true ? before.Kept : null);

    /// <summary>The cells that a question of some shape reads and that were not read.</summary>
    public IEnumerable<LateCells> Unread(RollUp shape, Period period) =>
        Kept.CanMake(shape) ? [] : _parts.Select(part => part.Year.Unread(shape, period)).OfType<LateCells>();

    /// <inheritdoc/>
    protected override bool HasFewer(int cells, int from, int end)
    {
        foreach (var (_, year) in _parts)
            // What can be told without reading cells is not worth reading them.
            if (!year.IsRead || (cells -= year.CountOf(from, end)) <= 0) return false;
        return true;
    }

    /// <inheritdoc/>
    protected override void AddCells(ReadRows rows, int from, int end) => AddUnmade(rows, default, from, end);

    /// <inheritdoc/>
    protected override void AddUnmade(ReadRows rows, RollUp shape, int from, int end)
    {
        foreach (var (run, year) in _parts) year.AddTo(rows.Of(run), shape, from, end);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<IReadOnlyList<CellSpan>> Sources(RollUp shape)
    {
        var sources = new List<IReadOnlyList<CellSpan>>(_parts.Count);
        foreach (var (_, year) in _parts)
        {
            var rows = new ReadRows(0);
            year.AddTo(rows, shape, First, Last + 1);
            sources.Add(rows.Own);
        }
        return sources;
    }

    // A year to which a merge adds none keeps what was put together of it.
    private bool IsOfTheSame(List<(int Run, CellYear Year)> parts)
    {
        if (parts.Count != _parts.Count) return false;
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Year.Kept != _parts[i].Year.Kept) return false;
        return true;
    }
}
