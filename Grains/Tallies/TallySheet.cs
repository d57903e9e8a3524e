using System.Collections.Immutable;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>One subject's cells as a few sorted runs, each of small leaves that versions share.</summary>
/// <remarks>
/// Immutable: a change makes a new sheet, so that a question reads one sheet undisturbed. A change is a run of its own and is merged, at one go, with
/// those before it that are less than twice as large as all after them; so a cell is copied a few times and not with every change that falls near it. A
/// cell's key may stand in several runs, which add up. A run keeps what was put together of its cells by the calendar, so that a question reads a row
/// for each step of its period and each of the facts that it names, and not every cell.
/// </remarks>
internal sealed class TallySheet
{
    private const int Growth = 2;
    private static long _numbers;
    private readonly ImmutableArray<CellRun> _runs;

    private TallySheet(ImmutableArray<CellRun> runs) => _runs = runs;

    /// <summary>A sheet without cells.</summary>
    public static TallySheet Empty { get; } = new([]);

    /// <summary>A sheet of one run.</summary>
    public static TallySheet Of(CellRun run) => run.Count == 0 ? Empty : new([run]);

    /// <summary>Tells it from every other sheet of this process.</summary>
    public long Number { get; } = Interlocked.Increment(ref _numbers);

    /// <summary>Every cell in order, each key once.</summary>
    public IEnumerable<Cell> Cells => PackedCells.InOrder(Merged().Leaves);

    /// <summary>How many cells the runs hold; a key that stands in several counts in each.</summary>
    public int Count => _runs.Sum(run => run.Count);

    /// <summary>How many runs a question looks into.</summary>
    public int Runs => _runs.Length;

    /// <summary>The runs.</summary>
    public IReadOnlyList<CellRun> AllRuns => _runs;

    /// <summary>How many bytes the cells take.</summary>
    public long CellBytes => _runs.Sum(run => run.Leaves.Sum(leaf => (long)new CellSpan(leaf, 0, leaf.Count).Bytes));

    /// <summary>How many bytes take what was put together of them to answer questions.</summary>
    public long RollUpBytes => _runs.Sum(run => run.RollUpBytes);

    /// <summary>The sheet with cells added; those that come to nothing are gone.</summary>
    public TallySheet With(PackedCells changes) => With(CellRun.Of(changes));

    /// <inheritdoc cref="With(PackedCells)"/>
    public TallySheet With(CellRun changes)
    {
        if (changes.Count == 0) return this;
        var (kept, cells) = (_runs.Length, changes.Count);
        while (kept > 0 && _runs[kept - 1].Count < Growth * cells) cells += _runs[--kept].Count;
        var last = CellRun.Merge([.. _runs.AsSpan()[kept..], changes]);
        return new TallySheet(last.Count > 0 ? _runs[..kept].Add(last) : _runs[..kept]);
    }

    /// <summary>The cells that lie in a place.</summary>
    public TallySheet In(PlaceKey place) => new([.. _runs.Select(run => run.In(place)).Where(run => run.Count > 0)]);

    /// <summary>The sheet with all cells in one run, so that a question looks into one.</summary>
    public TallySheet AsOneRun() => _runs.Length < 2 ? this : new([Merged()]);

    /// <summary>Puts together, year after year, what answers questions that name facts; nothing of it is for storage. Of a sheet whose cells were read.</summary>
    public IEnumerable<CellYear> PutTogether()
    {
        foreach (var year in _runs.SelectMany(run => run.Years))
        {
            if (year.IsRead) year.Prepare(RollUp.YearsApart);
            yield return year;
        }
    }

    /// <summary>All cells as one run.</summary>
    public CellRun Merged() => CellRun.Merge(_runs.AsSpan());

    /// <summary>Answers a question.</summary>
    public TallyRowList Answer(TallyQuery query) => Answer(query, out _);

    /// <summary>Answers a question, and says how many cells and rows of roll-ups it looked at.</summary>
    public TallyRowList Answer(TallyQuery query, out long visited) => Answer(query, [this], out visited);

    /// <summary>Answers a question from several sheets, as if all their cells were in one.</summary>
    public static TallyRowList Answer(TallyQuery query, IEnumerable<TallySheet> sheets, out long visited)
    {
        var (rows, shape) = (new CellRows(query), RollUp.For(query));
        var answer = rows.Answer(sheets.SelectMany(sheet => sheet._runs).Select(run => run.Rows(query.Period, shape)));
        visited = rows.Visited;
        return answer;
    }
}
