using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Tests.Briefs;

public sealed class WeeklyBriefBuilderTests
{
    public static TheoryData<string> Names => [.. TrialBriefs.Names];

    public static TheoryData<string> OfEveryKind => [.. TrialBriefs.OfEveryKind];

    [Theory]
    [InlineData("key.incidents.week", 3, "3")]
    [InlineData("key.incidents.weekBefore", 1, "1")]
    [InlineData("key.killed.best", 22, "22")]
    [InlineData("key.securityForces.killed.best", 8, "8")]
    [InlineData("key.securityForces.killed.reportedIn", 1, "1")]
    [InlineData("key.militants.killed.best", 14, "14")]
    [InlineData("key.militants.killed.unquantifiedIn", 1, "1")]
    [InlineData("key.civilians.killed.best", 0, "0")]
    [InlineData("key.civilians.killed.reportedIn", 1, "1")]
    [InlineData("key.wounded.best", null, "not reported")]
    [InlineData("weapons.assault-rifles.AK-47.pieces.quantity", 5, "5")]
    [InlineData("weapons.grenade-launchers.RPG launcher.pieces.quantity", 3, "3")]
    [InlineData("weapons.ammunition.RPG round.pieces.quantity", null, "..")]
    [InlineData("weapons.ammunition.RPG round.pieces.unquantifiedIn", 1, "1")]
    [InlineData("weapons.grenades.grenade.pieces.unquantifiedIn", 1, "1")]
    [InlineData("incidents.sample:2012-06-03.militants.killed.1", null, "multiple")]
    [InlineData("incidents.sample:2012-06-03.militants.killed.2", 8, "8")]
    [InlineData("incidents.sample:2012-06-03.militants.killed.counted", 8, "8")]
    [InlineData("places.not-located.incidents", 2, "2")]
    public async Task Figure_OfSampleWeek_IsAsTheArticleSays(string id, int? value, string text)
    {
        var brief = await TrialBriefs.Build("sample");

        Assert.Equal(new PrintedFigure(id, value, text), brief.Figures.Find(id));
    }

    [Fact]
    public async Task Masthead_OfSampleWeek_SaysPlaceWeekAndDataAsOf()
    {
        var brief = await TrialBriefs.Build("sample");

        Assert.Equal("Weekly brief: Badakhshan, Afghanistan, 2012-W22", brief.Title);
        Assert.Equal("28 May – 3 June 2012", brief.Masthead.Days);
        Assert.Equal(
            ["2012-W22, weeks run Monday to Sunday", "4 June 2012, 06:00 UTC", "8 entries, 8 incidents in all", "Each incident once, on its first day; the rules are in the notes", "Draft, not fixed as an edition"],
            brief.Masthead.Facts.Select(fact => fact.Text.ToString()));
    }

    [Fact]
    public async Task Range_ThatDoesNotContainItsNumber_IsLeftOutAndTheNoteSaysSo()
    {
        var data = SampleIncidents.Data(Some.Incident("sample:odd", "2012-05-29", figures: [Some.Killed(Side.Militants, Quantity.Estimate(400, 300, 200))]));
        var brief = await new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = TrialBriefs.Week("2012-W22"), Place = TrialBriefs.Badakhshan });

        Assert.Equal("322", brief.Figures.Find("key.killed.best")!.Text);
        Assert.True(BriefText.Block<KeyFigures>(brief).Items.Single(item => item.Label == "Killed").Range.IsEmpty);
        Assert.Contains("A range that does not contain its number is left out.", BriefText.Table(brief, "places.table").Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Method_WhereAccountsDiffer_PrintsTheCaseAndWhatWasCounted()
    {
        var brief = await TrialBriefs.Build("sample");

        Assert.Contains("3 June 2012: killed, militants: multiple (ISAF); 8 (Xinhua); counted as 8.", BriefText.Section(brief, "method"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notable_OfSampleWeek_GivesEachPartysFigureAndReason()
    {
        var incident = BriefText.Block<IncidentList>(await TrialBriefs.Build("sample")).Items[0];

        Assert.Equal(["Among deadliest", "Weapons", "Accounts differ"], incident.Reasons.Select(reason => reason.ToString()));
        Assert.Equal(
            ["Killed, militants: multiple (ISAF); 8 (Xinhua)", "Killed, civilians: 0 (ISAF)", "Seized: AK-47: 5; RPG launcher: 3; RPG round: several; grenade: multiple"],
            incident.Figures.Select(line => line.ToString()));
        Assert.Equal("https://www.longwarjournal.org/", incident.Sources.Runs[0].Url);
    }

    [Theory, MemberData(nameof(OfEveryKind))]
    public async Task Brief_OwnWords_HoldNoDigit(string name)
    {
        var brief = await TrialBriefs.Build(name);

        Assert.DoesNotContain(BriefText.Runs(brief), run => run.Kind == RunKind.Words && run.Text.Any(char.IsAsciiDigit));
    }

    [Theory, MemberData(nameof(OfEveryKind))]
    public async Task Brief_FiguresAndText_AreTheSameNumbers(string name)
    {
        var brief = await TrialBriefs.Build(name);
        var printed = BriefText.Runs(brief).Where(run => run.Kind == RunKind.Figure).Select(run => (run.FigureId!, run.Text)).Distinct().Order();

        Assert.Equal(brief.Figures.Figures.Select(figure => (figure.Id, figure.Text)).Order(), printed);
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("country")]
    [InlineData("country-coded")]
    [InlineData("province")]
    public async Task Places_WithTheRest_AddUpToTheTotal(string name)
    {
        var table = BriefText.Table(await TrialBriefs.Build(name), "places.table");

        foreach (var column in (int[])[2, 3, 5, 7])
            Assert.Equal(Numbers(table, column, row => row.Kind == RowKind.Total), Numbers(table, column, row => row.Kind != RowKind.Total));
    }

    [Fact]
    public async Task Types_NoneCoded_ShowsViolenceAndSaysWhy()
    {
        var chart = BriefText.Block<BarChart>(await TrialBriefs.Build("country"));

        Assert.Equal("Incidents by type of violence", chart.Title);
        Assert.StartsWith("The source codes no tactic, so the type of violence is shown.", chart.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Week_WithoutIncident_SaysWhenTheLatestWas()
    {
        var brief = await TrialBriefs.Build("none");

        Assert.Equal("no incident", brief.Figures.Find("key.killed.best")!.Text);
        Assert.Contains("The latest week with an incident is 2011-W35 (29 August – 4 September 2011), with 4; 4 in the last 52 weeks.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_WithoutIncident_DrawsNoChart()
    {
        var brief = await TrialBriefs.Build("nothing-at-all");

        Assert.Empty(brief.Sections.SelectMany(section => section.Blocks).OfType<Chart>());
        Assert.Contains("so there is no trend to draw", BriefText.Section(brief, "trend"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_AllUnknown_AreNullAndNeverZero()
    {
        var brief = await TrialBriefs.Build("unknown");

        Assert.All(brief.Figures.Figures.Where(figure => figure.Id.EndsWith("killed.best", StringComparison.Ordinal)), figure => Assert.Null(figure.Value));
        Assert.Equal(1, brief.Figures.Find("key.killed.unquantifiedIn")!.Value);
        Assert.Contains("that is not zero", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_OfTwoCountries_IsBrokenDownByCountry()
    {
        var brief = await TrialBriefs.Build("one-country-of-two");

        Assert.Equal("All countries", brief.Masthead.SubjectName);
        Assert.Equal(["Afghanistan", "Tajikistan", "Total"], BriefText.Table(brief, "places.table").Rows.Select(row => row.Cells[0].Text.ToString()));
    }

    [Fact]
    public async Task FiguresFile_OfTheSameData_IsTheSameToTheByte() =>
        Assert.Equal(TrialBriefs.Figures(await TrialBriefs.Build("country-coded")), TrialBriefs.Figures(await TrialBriefs.Build("country-coded")));

    [Fact]
    public async Task Weapons_WrittenInTwoWays_AreTwoRowsWithFiguresOfTheirOwn()
    {
        var data = SampleIncidents.Data(Some.Incident("sample:more", seizures: [Some.Seized(WeaponCategory.AssaultRifles, "AK 47", Quantity.Exact(2))]));

        var brief = await new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = TrialBriefs.Week("2012-W22") });

        Assert.Equal((2, 5), (brief.Figures.Find("weapons.assault-rifles.AK 47.pieces.quantity")!.Value, brief.Figures.Find("weapons.assault-rifles.AK-47.pieces.quantity")!.Value));
    }

    [Fact]
    public async Task Trend_OfAStoreThatBeginsLater_SaysWhereTheDataBegin()
    {
        var brief = await TrialBriefs.Build("sample");

        Assert.Contains("The data begin on 1 September 2011: the ground before it is hatched, since nothing was entered.", BriefText.Section(brief, "trend"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trend_WhereMostOfTheHighestWeekIsDatedToASpan_NamesNoFalsePeak()
    {
        var brief = await TrialBriefs.Build("sample");
        var trend = BriefText.Block<TrendChart>(brief);

        Assert.StartsWith("8 incidents in 40 weeks; of those dated to a week or less, the most in 2012-W22 with 3; ", trend.Finding.ToString(), StringComparison.Ordinal);
        Assert.Contains(" 4 of the 8 incidents are dated only to a period longer than a week and count on its first day; bars of mostly such incidents are hollow.", trend.Note.ToString(), StringComparison.Ordinal);
        Assert.Equal(TrialBriefs.Week("2011-W35"), trend.Panels[0].Points.Single(point => point.IsMostlySpans).Step);
        Assert.Equal((4, null), (brief.Figures.Find("trend.incidents.spans")?.Value, brief.Figures.Find("trend.incidents.most")));
    }

    [Fact]
    public async Task Week_BeforeTheDataBegin_IsNotShownAsCalm()
    {
        var brief = await TrialBriefs.Build("before-the-data");

        Assert.StartsWith("No data for the week; the data begin on 1 September 2011, after it.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
        Assert.DoesNotContain("this one has nothing", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
        Assert.Equal(("no data", "no data", "no data"), (brief.Figures.Find("key.incidents.week")!.Text, brief.Figures.Find("key.incidents.weekBefore")!.Text, brief.Figures.Find("key.killed.best")!.Text));
        Assert.DoesNotContain("No incident", string.Join('\n', brief.Sections.Select(section => BriefText.Section(brief, section.Id))), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Week_ThatIsTheFirstOfTheStore_HasNoChangeOnTheWeekBefore()
    {
        var brief = await TrialBriefs.Build("first-week");

        Assert.Equal(new PrintedFigure("key.incidents.weekBefore", null, "no data"), brief.Figures.Find("key.incidents.weekBefore"));
        Assert.Equal("no data", brief.Figures.Find("key.killed.weekBefore")!.Text);
        Assert.Equal("..", brief.Figures.Find("total.weekBefore")!.Text);
        Assert.Null(brief.Figures.Find("key.incidents.changeOnWeekBefore"));
    }

    [Fact]
    public async Task KeyFigures_OfAYearOfData_AreHeldAgainstTheFiftyTwoWeeksBefore()
    {
        var brief = await TrialBriefs.Build("country");
        var before = MadeUpIncidents.Year(new DateOnly(2021, 8, 15), 90, coded: false).Count(incident => incident.Start < new DateOnly(2021, 8, 9));

        Assert.Equal(before / 52m, brief.Figures.Find("key.incidents.mean52")!.Value);
        Assert.Equal(brief.Figures.Find("key.incidents.week")!.Value - before / 52m, brief.Figures.Find("key.incidents.differenceToMean52")!.Value);
    }

    [Fact]
    public async Task KeyFigures_WhereTheDataBeginLater_AreHeldAgainstNothingBeforeThemAndTheNoteSaysSo()
    {
        var brief = await TrialBriefs.Build("sample");

        Assert.Equal((null, null), (brief.Figures.Find("key.incidents.mean52"), brief.Figures.Find("key.incidents.yearBefore")));
        Assert.Equal(4, brief.Figures.Find("key.incidents.yearToDate")!.Value);
        Assert.EndsWith("The data begin on 1 September 2011, too late for the fifty-two weeks before and the same span a year before.",
            BriefText.Block<Notes>(brief).Items.Single(note => note.Label == "Comparisons").Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyFigures_OfTwoYears_HoldTheYearToDateAgainstTheSameSpan()
    {
        var brief = await TrialBriefs.Of([.. Some.Days("2011-01-0", 6), .. Some.Days("2012-01-0", 9), Some.Incident("test:now", "2012-05-29", figures: [Some.Killed(Side.Militants, Quantity.Vague("several"))])]);
        var card = BriefText.Block<KeyFigures>(brief).Items[0];

        Assert.Equal("Same span a year before", card.Comparisons[^1].Label);
        Assert.Equal("6 (+4)", card.Comparisons[^1].Text.ToString());
        Assert.Equal("unquantified in 1", brief.Figures.Find("key.militants.killed.yearToDate")!.Text);
        Assert.Null(brief.Figures.Find("key.militants.killed.changeOnYearBefore"));
    }

    [Fact]
    public async Task Figure_GivenOnlyAsAWord_IsUnquantifiedAndNotUnreported()
    {
        var brief = await TrialBriefs.Of(Some.Incident("test:1", figures: [Some.Killed(Side.Militants, Quantity.Vague("several"))]));
        var bars = brief.Sections.SelectMany(section => section.Blocks).OfType<BarChart>().Single(chart => chart.Id == "sides.chart");

        Assert.Equal(["unquantified in 1", "not reported", "not reported"], bars.Bars.Select(bar => bar.Value.Text));
        Assert.Equal("unquantified in 1", BriefText.Block<KeyFigures>(brief).Items.Single(item => item.Label == "Militants killed").Value.Text);
        Assert.Equal("No number of deaths is reported for the 1 incident.", bars.Finding.ToString());
    }

    [Fact]
    public async Task Difference_ToARoundedMean_IsThatOfThePrintedNumbersAndExactInTheFiguresFile()
    {
        var brief = await TrialBriefs.Build("sample");

        Assert.Equal(new PrintedFigure("key.incidents.mean4", 0.25m, "0.3"), brief.Figures.Find("key.incidents.mean4"));
        Assert.Equal(new PrintedFigure("key.incidents.differenceToMean4", 2.75m, "+2.7"), brief.Figures.Find("key.incidents.differenceToMean4"));
    }

    [Fact]
    public async Task Notable_NumbersAndGroups_AreWrittenAsInTables()
    {
        var brief = await TrialBriefs.Of(Some.Incident("test:1", type: IncidentType.NotCoded, groups: ["Taleban", "Taliban", "A local band"],
            figures: [Some.Killed(Side.Militants, Quantity.Estimate(1_540, 1_561, 1_600)), Some.Killed(Side.Civilians, Quantity.AtLeast(1_200))]));
        var incident = BriefText.Block<IncidentList>(brief).Items[0];

        Assert.Equal("Not coded · Taliban, A local band", incident.What.ToString());
        Assert.Equal(["Killed, militants: 1,561 (1,540–1,600)", "Killed, civilians: at least 1,200"], incident.Figures.Select(line => line.ToString()));
    }

    [Theory]
    [InlineData("Shuhada district", "Badakhshan", "Shuhada", "Shuhada, Badakhshan")]
    [InlineData("Badakhshan province", "Badakhshan", null, "Badakhshan; district not known")]
    [InlineData("Afghanistan", null, null, "Afghanistan; province not known")]
    [InlineData("A bridge", "Badakhshan", "Shuhada", "A bridge, Shuhada, Badakhshan")]
    public async Task Notable_PlaceThatTheSourceRepeats_IsSaidOnce(string locality, string? province, string? district, string where)
    {
        var brief = await TrialBriefs.Of(Some.Incident("test:1", place: Some.Place("Afghanistan", province, district) with { Locality = locality }, figures: [Some.Killed(Side.Militants, Quantity.Exact(1))]));

        Assert.Equal(where, BriefText.Block<IncidentList>(brief).Items[0].Where.ToString());
    }

    [Fact]
    public async Task Week_BeforeTheCalendarHasRoomForATrend_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new WeeklyBriefBuilder(SampleIncidents.Data()).Build(new WeeklyBriefRequest { Week = TrialBriefs.Week("0001-W01") }));

    private static long Numbers(Table table, int column, Func<TableRow, bool> of) => table.Rows.Where(of)
        .Sum(row => long.TryParse(row.Cells[column].Text.Runs[0].Text, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0);
}
