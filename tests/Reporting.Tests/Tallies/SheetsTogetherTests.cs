using CsCheck;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class SheetsTogetherTests
{
    private static readonly DateOnly FirstDay = new(2010, 11, 1);

    private static readonly Gen<TallyQuery> GenQuery = Gen.Select(
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, 900], Gen.Int[0, 9]),
        GenIncident.AnyOf(Step.None, Step.Day, Step.Week, Step.Month, Step.Year),
        GenIncident.AnyOf(Dimension.None, Dimension.Type, Dimension.Group, Dimension.Country, Dimension.Province, Dimension.District),
        GenIncident.AnyOf<IncidentType[]>([], [], [IncidentType.Raid]))
        .Select((days, step, by, types) => new TallyQuery
        {
            Period = new Period(days.Item3 is 0 or 1 ? null : FirstDay.AddDays(days.Item1), days.Item3 is 1 or 2 ? null : FirstDay.AddDays(days.Item1 + days.Item2)),
            Step = step,
            By = by,
            Filter = new IncidentFilter { Types = [.. types] },
        });

    private static readonly Gen<Cell[]> GenCells = Gen.Select(GenIncident.Incident, Gen.Int[0, 2]).Array[1_000, 2_000].Select(drawn =>
        drawn.Select(one => one.Item1 with { Start = FirstDay.AddDays(one.Item1.Start.DayOfYear + one.Item2 * 330) }).Select(incident => new Cell(CellKey.Of(incident), Tally.Of(incident))).ToArray());

    [Fact]
    public void Answer_WhileSomeOfThemChange_EqualsThePlainFold() => Gen.Select(GenCells, GenQuery.Array[10], Gen.Int[1, 5]).Sample((cells, queries, count) =>
    {
        var (sheets, known) = (Enumerable.Repeat(TallySheet.Empty, count).ToArray(), new List<Cell>());
        var together = new SheetsTogether();
        foreach (var batch in cells.OrderBy(cell => cell.Key.Day.Year).Chunk(250))
        {
            var changed = known.Count % count;
            sheets[changed] = sheets[changed].With([.. batch]);
            known.AddRange(batch);
            // The first time from cells, then from what is put together of each, and of all.
            foreach (var query in queries.Concat(queries).Concat(queries)) Assert.Equal(TallyRows.Answer(known, query), together.Answer(query, [.. sheets]));
        }
    }, iter: 10);

    [Theory]
    [InlineData(Step.Day, 365 * 3 + 1)]
    [InlineData(Step.Month, 36)]
    [InlineData(Step.None, 3)]
    public void Answer_AskedAgain_LooksAtARowAStepHoweverManySheets(Step step, int steps)
    {
        var together = new SheetsTogether();

        Assert.Equal(steps, Visited(together, Sheets(), new TallyQuery { Step = step }));
        Assert.InRange(together.RollUpBytes, 1, int.MaxValue);
    }

    [Fact]
    public void Answer_OfSheetsThatChangeEachTime_PutsNothingTogether()
    {
        var (together, sheets) = (new SheetsTogether(), Sheets());
        for (var i = 0; i < 5; i++)
        {
            sheets[i] = Changed(sheets[i]);
            Assert.Equal(36, together.Answer(new TallyQuery { Step = Step.Month }, [.. sheets]).Count);
        }

        Assert.Equal(0, together.RollUpBytes);
    }

    [Fact]
    public void Answer_AfterAChangeOfOneYear_KeepsTheOthersTogether()
    {
        var (together, sheets, query) = (new SheetsTogether(), Sheets(), new TallyQuery { Step = Step.Month });
        Visited(together, sheets, query);
        sheets[5] = Changed(sheets[5]);

        together.Answer(query, sheets);
        together.Answer(query, sheets, out var visited);

        // Of the year that changed the sheets' own rows, and the cells of one; of the others a row a month.
        Assert.InRange(visited, 24 + 12, 24 + 12 * 12 + 365 * Cells + 1);
        Assert.Equal(36, Visited(together, sheets, query));
    }

    private const int Cells = 5;

    private static TallySheet[] Sheets() => [.. Enumerable.Range(0, 12).Select(i => Years($"P{i}", 2011, 3))];

    private static TallySheet Changed(TallySheet sheet) =>
        sheet.With([new Cell(new CellKey(new DateOnly(2013, 6, 1), IncidentType.Raid, ViolenceType.NotStated, "imu", PlaceKey.FromNames("Karvania", "P5")), Tally.Of(Some.Incident()))]);

    private static long Visited(SheetsTogether together, TallySheet[] sheets, TallyQuery query)
    {
        for (var i = 0; i < 4; i++) together.Answer(query, sheets);
        together.Answer(query, sheets, out var visited);
        return visited;
    }

    // Some cells a day, which differ in their groups.
    private static TallySheet Years(string province, int first, int years)
    {
        var (cells, tally) = (new LooseCells(16), Packing.Pack(Tally.Of(Some.Incident())));
        var place = CellNumbers.Places.Of(PlaceKey.FromNames("Karvania", province));
        for (var day = new DateOnly(first, 1, 1); day.Year < first + years; day = day.AddDays(1))
            for (var i = 0; i < Cells; i++) cells.Add(PackedKey.Of(day, IncidentType.Raid, ViolenceType.NotStated, place, CellNumbers.Groups.Of($"many-{i}")), tally);
        return TallySheet.Empty.With(cells.ToCells());
    }
}
