using System.Globalization;
using CsCheck;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class TallySheetTests
{
    private static readonly DateOnly FirstDay = new(2012, 1, 1);

    private static readonly Gen<TallyQuery> GenQuery = Gen.Select(
        Gen.Select(Gen.Int[-5, 70], Gen.Int[0, 70]),
        GenIncident.AnyOf(Step.None, Step.Day, Step.Week, Step.Month, Step.Year),
        GenIncident.AnyOf(Dimension.None, Dimension.Type, Dimension.Violence, Dimension.Group, Dimension.Country, Dimension.Province, Dimension.District),
        Gen.Bool)
        .Select((days, step, by, raidsOnly) => new TallyQuery
        {
            Period = new Period(FirstDay.AddDays(days.Item1), FirstDay.AddDays(days.Item1 + days.Item2)),
            Step = step,
            By = by,
            Filter = raidsOnly ? new IncidentFilter { Types = [IncidentType.Raid] } : IncidentFilter.Any,
        });

    [Fact]
    public void Answer_ManyIncidentsInAnyBatches_EqualsThePlainFold() =>
        Gen.Select(GenIncident.Incident.Array[0, 600], Gen.Int[1, 100], GenQuery.Array[1, 5]).Sample((incidents, batch, queries) =>
        {
            var sheet = incidents.Chunk(batch).Aggregate(TallySheet.Empty, (before, chunk) => before.With([.. Cells(chunk)]));
            foreach (var query in queries)
            {
                var expected = TallyRows.Answer(incidents.Select(Cell), query);
                Assert.Equal(expected, sheet.Answer(query));
            }
        }, iter: 60);

    [Fact]
    public void With_EverythingTakenBack_IsEmpty() => GenIncident.Incident.Array[1, 300].Sample(incidents =>
    {
        var sheet = TallySheet.Empty.With([.. Cells(incidents)]);

        var none = sheet.With([.. Cells(incidents).Select(cell => cell with { Tally = -cell.Tally })]);

        Assert.Empty(none.Cells);
    }, iter: 60);

    [Fact]
    public void With_ManyBatches_StaysSortedWithEachKeyOnce() => GenIncident.Incident.Array[1, 600].Sample(incidents =>
    {
        var sheet = incidents.Chunk(7).Aggregate(TallySheet.Empty, (before, chunk) => before.With([.. Cells(chunk)]));
        var keys = sheet.Cells.Select(cell => cell.Key).ToList();
        Assert.Equal(keys.Distinct().Order(), keys);
    }, iter: 60);

    [Fact]
    public void Answer_OfAPeriod_LooksOnlyAtItsCells()
    {
        var sheet = TallySheet.Empty.With([.. Enumerable.Range(0, 20_000).Select(day => Cell(Some.Incident(day: FirstDay.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))]);

        sheet.Answer(new TallyQuery { Period = new Period(FirstDay.AddDays(3_000), FirstDay.AddDays(3_099)), Step = Step.Day }, out var visited);

        Assert.Equal(100, visited);
    }

    [Fact]
    public void Answer_OfATypeAndAGroupOverManyDays_LooksAtARowOfEachYear()
    {
        var sheet = TallySheet.Empty.With([.. Enumerable.Range(0, 20_480).Select(day => Cell(Some.Incident(day: FirstDay.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))]);

        var query = new TallyQuery { Filter = new IncidentFilter { Types = [IncidentType.Raid], Groups = [GroupKey.FromName("IMU")] } };

        sheet.Answer(query);
        var rows = sheet.Answer(query, out var visited);

        // 56 years, and the first 26 days of another as they are.
        Assert.Equal((82, 20_480), (visited, rows.Single().Tally.Incidents));
    }

    [Fact]
    public void With_AStreamOfChanges_LeavesFewRuns()
    {
        var sheet = Stream(changes: 1_000, cells: 1).Aggregate(TallySheet.Empty, (before, change) => before.With(change));

        Assert.InRange(sheet.Runs, 1, 10);
        Assert.Equal(1_000, sheet.Count);
    }

    [Fact]
    public void With_AStreamOfChanges_CopiesACellAFewTimes()
    {
        var changes = Stream(changes: 1_000, cells: 64);
        var once = changes.Sum(change => (long)new CellSpan(change, 0, change.Count).Bytes);
        Take(changes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Take(changes);

        // log2 of 1,000 changes would be ten times, two by two.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)once, 1, 8);

        static TallySheet Take(IEnumerable<PackedCells> changes) => changes.Aggregate(TallySheet.Empty, (sheet, change) => sheet.With(change));
    }

    // Days that lie among each other, as those of a file that is in no order.
    private static List<PackedCells> Stream(int changes, int cells) => [.. Enumerable.Range(0, changes).Select(change => PackedCells.Of(
        [.. Enumerable.Range(0, cells).Select(cell => Cell(Some.Incident(day: FirstDay.AddDays((int)((change * cells + cell) * 7_919L % (changes * cells))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))]))];

    private static Cell Cell(Incident incident) => new(CellKey.Of(incident), Tally.Of(incident));

    private static IEnumerable<Cell> Cells(IEnumerable<Incident> incidents) => incidents
        .Select(Cell)
        .GroupBy(cell => cell.Key)
        .Select(group => new Cell(group.Key, Tally.Sum(group.Select(cell => cell.Tally))))
        .OrderBy(cell => cell.Key);
}
