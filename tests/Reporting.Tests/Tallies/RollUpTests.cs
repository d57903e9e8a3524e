using CsCheck;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class RollUpTests
{
    private static readonly Period TenYears = new(new DateOnly(2009, 1, 1), new DateOnly(2018, 12, 31));

    // Over three years and as many cells a day as a large tally has.
    private static readonly Gen<Cell[]> GenCells = Gen.Select(GenIncident.Incident, Gen.Int[0, 2], Gen.Int[0, 1]).Array[1_500, 3_000].Select(drawn =>
        drawn.Select(one => Cell(one.Item1 with { Start = GenQuestion.FirstDay.AddDays(one.Item1.Start.DayOfYear + one.Item2 * 330) }, one.Item3)).ToArray());

    // A debugger and a failing assertion print it: one that made its finer one to be printed ended the process.
    [Fact]
    public void ToString_OfAnyQuestion_Ends() => GenQuestion.Any.Sample(query => Assert.Contains(nameof(RollUp.Step), RollUp.For(query).ToString(), StringComparison.Ordinal), iter: 20, threads: 1);

    [Fact]
    public void Answer_OfManyCellsADay_EqualsThePlainFold() => Gen.Select(GenCells, GenQuestion.Any.Array[40]).Sample((cells, queries) =>
    {
        var sheet = TallySheet.Empty.With([.. cells]);
        // The first time from cells, then from what is put together, then with the tallies that were given out.
        foreach (var query in queries.Concat(queries).Concat(queries)) Assert.Equal(TallyRows.Answer(cells, query), sheet.Answer(query));
    }, iter: 12);

    [Fact]
    public void Answer_OfASheetThatIsReadLater_EqualsThePlainFold() => Gen.Select(GenCells, GenQuestion.Any.Array[20], Gen.Int[0, 50]).Sample((cells, queries, changes) =>
    {
        var (stored, parts) = SheetWriter.Write(TallySheet.Empty.With([.. cells[changes..]]).Merged());
        // What came after the snapshot lies in a run of its own until it is merged.
        var sheet = SheetReading.Read(stored, parts.SelectMany(part => part).ToArray(), GrainId.Create("group", "imu")).With([.. cells[..changes]]);
        foreach (var query in queries.Concat(queries).Concat(queries)) Assert.Equal(TallyRows.Answer(cells, query), sheet.Answer(query));
    }, iter: 12);

    [Fact]
    public void Made_WithoutAQuestion_GivesWayToWhatIsAskedFor()
    {
        CellSpan[] cells = [.. Sheet(cellsADay: 10).AllRuns.SelectMany(run => run.Leaves).Select(leaf => new CellSpan(leaf, 0, leaf.Count))];
        var (weeks, room) = (RollUp.For(new TallyQuery { Step = Step.Week }), 0L);
        foreach (var span in new[] { RollUp.OfDays(default), weeks }) room = Math.Max(room, Kept(long.MaxValue).Made(span, _ => [cells])!.Value.Bytes);
        var kept = Kept(room);
        Assert.NotNull(kept.Made(RollUp.OfDays(default), _ => [cells]));

        kept.Of(weeks, 4_383, _ => [cells]);

        Assert.NotNull(kept.Of(weeks, 4_383, _ => [cells]));
        Assert.False(kept.CanMake(RollUp.OfDays(default)));
        Assert.InRange(kept.Bytes, 1, room);

        KeptRollUps Kept(long most) => new(cells.Sum(span => span.Count), most, days: 4_383);
    }

    [Fact]
    public void Keep_OfTheSameRowsForTwoShapes_CountsThemOnceAndAsLongAsOneIsThere()
    {
        CellSpan[] cells = [.. Sheet(cellsADay: 10).AllRuns.SelectMany(run => run.Leaves).Select(leaf => new CellSpan(leaf, 0, leaf.Count))];
        var days = new KeptRollUps(cells.Sum(span => span.Count), long.MaxValue, days: 4_383).Made(RollUp.OfDays(default), _ => [cells])!.Value;
        var kept = new KeptRollUps(cells.Sum(span => span.Count), days.Bytes + 100, days: 4_383);

        kept.Keep(RollUp.OfDays(PlaceLevel.Province), days);
        kept.Keep(RollUp.OfDays(default), days);

        Assert.Equal(days.Bytes, kept.Bytes);
        // A row for each year has no room beside them.
        var years = RollUp.For(new TallyQuery { Step = Step.Year });
        for (var i = 0; i < 2; i++) kept.Of(years, 4_383, _ => [cells]);
        Assert.InRange(kept.Bytes, 1, days.Bytes + 100);
        Assert.Equal(kept.CanMake(RollUp.OfDays(default)) || kept.CanMake(RollUp.OfDays(PlaceLevel.Province)), kept.Bytes >= days.Bytes);
    }

    [Fact]
    public void Answer_WhileChangesCome_EqualsThePlainFold() => Gen.Select(GenCells, GenQuestion.Any.Array[12]).Sample((cells, queries) =>
    {
        var (sheet, known) = (TallySheet.Empty, new List<Cell>());
        foreach (var batch in cells.OrderBy(cell => cell.Key.Day.Year).Chunk(300))
        {
            sheet = sheet.With([.. batch]);
            known.AddRange(batch);
            foreach (var query in queries.Concat(queries)) Assert.Equal(TallyRows.Answer(known, query), sheet.Answer(query));
        }
    }, iter: 12);

    [Fact]
    public void Merge_OfAnswersOfParts_EqualsTheAnswerOfAll() => Gen.Select(GenCells, GenQuestion.Any.Array[20], Gen.Int[1, 5]).Sample((cells, queries, parts) =>
    {
        foreach (var query in queries)
        {
            var answers = Enumerable.Range(0, parts).Select(part => TallyRows.Answer(cells.Where((_, i) => i % parts == part), query));
            Assert.Equal(TallyRows.Answer(cells, query), TallyRows.Merge([.. answers]));
        }
    }, iter: 8);

    [Theory]
    [InlineData(Step.None, Dimension.None)]
    [InlineData(Step.None, Dimension.Type)]
    [InlineData(Step.Week, Dimension.None)]
    [InlineData(Step.Month, Dimension.Type)]
    [InlineData(Step.Day, Dimension.Violence)]
    public void Answer_OfTenTimesTheIncidents_LooksAtAsMuch(Step step, Dimension by)
    {
        var query = new TallyQuery { Period = TenYears, Step = step, By = by };

        var (few, many) = (Visited(Sheet(cellsADay: 20), query), Visited(Sheet(cellsADay: 200), query));

        Assert.InRange(many, 1, few + few / 10);
    }

    [Fact]
    public void Answer_OfOneType_LooksAtFewOfTheOthers()
    {
        var (cells, tally) = (new LooseCells(16), Packing.Pack(Tally.Of(Some.Incident())));
        var place = CellNumbers.Places.Of(PlaceKey.FromNames("Karvania", "Elder"));
        var groups = Enumerable.Range(0, 100).Select(i => CellNumbers.Groups.Of($"group-{i}")).ToArray();
        for (var year = 2011; year <= 2020; year++)
            for (var day = 0; day < 10; day++)
                foreach (var type in Enum.GetValues<IncidentType>())
                    foreach (var group in groups) cells.Add(PackedKey.Of(new DateOnly(year, 3, 1).AddDays(day), type, ViolenceType.NotStated, place, group), tally);
        var sheet = TallySheet.Empty.With(cells.ToCells());
        var all = new TallyQuery { Filter = new IncidentFilter { Groups = [GroupKey.FromName("Group 7")] } };
        var raids = all with { Filter = all.Filter with { Types = [IncidentType.Raid] } };

        Assert.Equal(100, sheet.Answer(raids, out var visited).Single().Tally.Incidents);
        Assert.InRange(visited, 10 * 10 * 100, 10 * 10 * 100 + 2 * 10 * 10);
        Assert.Equal(100 * Enum.GetValues<IncidentType>().Length, sheet.Answer(all).Single().Tally.Incidents);
    }

    [Theory]
    [InlineData(Step.Day, 365)]
    [InlineData(Step.Week, 54)]
    [InlineData(Step.Month, 12)]
    [InlineData(Step.None, 1)]
    public void Answer_OfATypeAndAGroup_LooksAtARowAStep(Step step, int stepsOfAYear)
    {
        var cells = OfManyGroups(years: 2, groups: 60);
        var query = new TallyQuery { Step = step, Filter = new IncidentFilter { Types = [IncidentType.Raid], Groups = [GroupKey.FromName("Many 7")] } };

        Assert.InRange(Visited(cells, query), 2, 2 * stepsOfAYear);
    }

    [Fact]
    public void Answer_ByGroup_LooksAtARowAGroup()
    {
        var cells = OfManyGroups(years: 2, groups: 60);

        Assert.Equal(2 * 60, Visited(cells, new TallyQuery { By = Dimension.Group }));
    }

    [Fact]
    public void Answer_OfOneOrTheOther_IsNotWhatWasPutTogetherForOne()
    {
        var sheet = OfManyGroups(years: 1, groups: 10);
        var (one, other) = (GroupKey.FromName("Many 3"), GroupKey.FromName("Many 4"));
        TallyQuery Of(params GroupKey[] groups) => new() { Filter = new IncidentFilter { Groups = [.. groups] } };

        var asked = ((TallyQuery[])[Of(one), Of(one, other), Of(other, one), Of(other)]).Select(query => (Visited(sheet, query), sheet.Answer(query).Single().Tally.Incidents)).ToList();

        // Of each type, a day: one alone, one with the group before and one with the group after, which two neighbours share.
        Assert.Equal([(1, 365 * 6), (1, 365 * 10), (1, 365 * 10), (1, 365 * 6)], asked);
    }

    // Provinces that a country read have one shape of roll-up in common, and each makes its own on a thread of its own; a filter is for one.
    [Fact]
    public void Named_OfAShapeThatTalliesHaveInCommon_GivesEachItsOwnFilter()
    {
        var named = RollUp.For(new TallyQuery { Filter = new IncidentFilter { Types = [IncidentType.Raid] } }).Named!;

        Assert.NotSame(named.ToFilter(), named.ToFilter());
    }

    [Fact]
    public void Known_OfMoreGroupsThanThereAre_StaysBounded()
    {
        var (cells, tally) = (new LooseCells(16), Packing.Pack(Tally.Of(Some.Incident())));
        for (var i = 0; i < 1_000; i++) cells.Add(PackedKey.Of(new DateOnly(2012, 1, 1 + i % 28), IncidentType.Raid, (ViolenceType)(i % 3), CellNumbers.Places.Of(PlaceKey.FromNames("Karvania", $"P{i}")), CellNumbers.Groups.Of("imu")), tally);
        var packed = cells.ToCells();
        var kept = new KeptRollUps(packed.Count, 200_000, days: 28);
        CellSpan? Ask(string group) => kept.Of(RollUp.For(new TallyQuery { Filter = new IncidentFilter { Groups = [GroupKey.FromName(group)] } }), 28, _ => [[new CellSpan(packed, 0, packed.Count)]]);

        for (var i = 0; i < 2_000; i++) Ask(i % 2 == 0 ? "imu" : $"Nobody {i}");

        Assert.InRange(kept.Known, 2, 200);
        // What is asked for again and again stays.
        Assert.Equal(1, Ask("imu")!.Value.Count);
        Assert.InRange(kept.Bytes, 1, 1_000);
    }

    // Putting a year's days together for one week would cost as much as reading the week many times.
    [Fact]
    public void Answer_OfAWeek_LooksAtItsDaysOnceWeeksCameToAQuarter()
    {
        var (sheet, monday) = (Sheet(cellsADay: 200), new DateOnly(2016, 5, 30));
        var visited = Enumerable.Range(0, 16).Select(week =>
        {
            sheet.Answer(new TallyQuery { Period = new Period(monday.AddDays(7 * (week % 4)), monday.AddDays(7 * (week % 4) + 6)) }, out var rows);
            return rows;
        }).ToList();

        Assert.All(visited[..14], rows => Assert.Equal(7 * 200, rows));
        Assert.Equal(7, visited[^1]);
    }

    [Fact]
    public void Answer_TheFirstTime_PutsNothingTogether()
    {
        var sheet = Sheet(cellsADay: 20);

        sheet.Answer(new TallyQuery { Period = TenYears }, out var visited);

        Assert.Equal((0L, 20L * TenYears.Days!.Value), (sheet.RollUpBytes, visited));
    }

    [Fact]
    public void Answer_OfEveryShape_KeepsAtMostAFifthOfTheCells()
    {
        var sheet = Sheet(cellsADay: 40);
        foreach (var step in Enum.GetValues<Step>())
            foreach (var by in Enum.GetValues<Dimension>()) Visited(sheet, new TallyQuery { Period = TenYears, Step = step, By = by });

        Assert.InRange(sheet.RollUpBytes, 1, sheet.CellBytes / 5);
    }

    [Fact]
    public void Answer_OfASeriesAskedAgain_ReadsNoTally()
    {
        var sheet = Sheet(cellsADay: 40);
        var query = new TallyQuery { Period = TenYears, Step = Step.Day };
        sheet.Answer(query);
        sheet.Answer(query);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = sheet.Answer(query);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.All(rows, row => Assert.False(row.Written.IsEmpty));
        // A place in the list, which points at what is written; a tally that was read takes several hundred bytes.
        Assert.InRange(allocated / rows.Count, 32, 40);
    }

    [Fact]
    public void Numbers_OfASum_StandInTheOrderOfAFigure()
    {
        var sum = new TallySum();

        sum.AddFigure(Casualties.Harm.Killed, Casualties.Side.Total, new FigureTally(1, 2, 3, 4, 5, 6, 7, 8));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], sum.Numbers(1)[..8].ToArray());
    }

    // When asked again: the first time nothing is put together.
    private static long Visited(TallySheet sheet, TallyQuery query)
    {
        sheet.Answer(query);
        sheet.Answer(query, out var visited);
        return visited;
    }

    // Each day, of two types: an incident of each group alone, and one of each group and the next.
    private static TallySheet OfManyGroups(int years, int groups)
    {
        var (cells, tally) = (new LooseCells(16), Packing.Pack(Tally.Of(Some.Incident())));
        var place = CellNumbers.Places.Of(PlaceKey.FromNames("Karvania", "Elder"));
        var numbers = Enumerable.Range(0, groups).SelectMany(i => new[] { $"many-{i}", string.Join('+', new[] { $"many-{i}", $"many-{(i + 1) % groups}" }.Order(StringComparer.Ordinal)) }).Select(CellNumbers.Groups.Of).ToArray();
        for (var day = new DateOnly(2011, 1, 1); day.Year < 2011 + years; day = day.AddDays(1))
            foreach (var type in (IncidentType[])[IncidentType.Raid, IncidentType.NotCoded])
                foreach (var number in numbers)
                    if (day is not { Month: 2, Day: 29 }) cells.Add(PackedKey.Of(day, type, ViolenceType.NotStated, place, number), tally);
        return TallySheet.Empty.With(cells.ToCells());
    }

    // Twelve years; the cells of a day differ in type and district.
    private static TallySheet Sheet(int cellsADay)
    {
        var cells = new LooseCells(cellsADay * 366 * 12);
        var tally = Packing.Pack(Tally.Of(Some.Incident(figures: [new() { Quantity = Casualties.Quantity.Exact(1) }])));
        var places = Enumerable.Range(0, cellsADay / 10).Select(i => CellNumbers.Places.Of(PlaceKey.FromNames("Karvania", "Elder", $"Area {i}"))).ToArray();
        var groups = CellNumbers.Groups.Of("imu");
        for (var day = new DateOnly(2008, 1, 1); day.Year < 2020; day = day.AddDays(1))
            for (var i = 0; i < cellsADay; i++) cells.Add(PackedKey.Of(day, (IncidentType)(i % 10), ViolenceType.StateBased, places[i / 10], groups), tally);
        return TallySheet.Empty.With(cells.ToCells());
    }

    // Now and then what another change takes back.
    private static Cell Cell(Incident incident, int sign) => new(CellKey.Of(incident), sign == 0 && incident.Revision == 1 ? -Tally.Of(incident) : Tally.Of(incident));
}
