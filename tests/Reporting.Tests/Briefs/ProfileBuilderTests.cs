using Reporting.Briefs;
using Reporting.Groups;
using Reporting.Tallies;

namespace Reporting.Tests.Briefs;

public sealed class ProfileBuilderTests
{
    public static TheoryData<string> Names => [.. TrialProfiles.Names];

    [Theory]
    [InlineData("key.incidents.period", 2, "2")]
    [InlineData("key.incidents.spanBefore", 0, "0")]
    [InlineData("key.militants.killed.best", 8, "8")]
    [InlineData("weapons.assault-rifles.AK-47.pieces.quantity", 5, "5")]
    [InlineData("unknown.province.incidents", 0, "0")]
    [InlineData("unknown.killed.incidents", 1, "1")]
    public async Task Figure_OfTheSampleGroup_IsAsTheArticleSays(string id, int value, string text)
    {
        var brief = await TrialProfiles.Build("group-imu");

        Assert.Equal(new PrintedFigure(id, value, text), brief.Figures.Find(id));
    }

    [Fact]
    public async Task Masthead_OfAProfile_SaysGroupAliasesDaysAndThatItIsADraft()
    {
        var brief = await TrialProfiles.Build("group-imu");

        Assert.Equal("Group profile: Islamic Movement of Uzbekistan, 1 May – 3 June 2012", brief.Title);
        Assert.Equal(["IMU", "34 days", "4 June 2012, 06:00 UTC", "8 entries, 8 incidents in all", "Draft, not fixed as an edition"], brief.Masthead.Facts.Select(fact => fact.Text.ToString()));
        Assert.Contains("\"subject\": \"group imu\"", TrialBriefs.Figures(brief), StringComparison.Ordinal);
        Assert.DoesNotContain("\"week\":", TrialBriefs.Figures(brief), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Takeaways_Always_AreTwoToFive(string name) => Assert.InRange(BriefText.Block<Takeaways>(await TrialProfiles.Build(name)).Items.Length, 2, 5);

    [Fact]
    public async Task Group_OfIncidentsWithAnother_CountsEachOnceAndItsPlacesAddUp()
    {
        var brief = await TrialProfiles.Build("group-year");
        var incidents = MadeUpIncidents.Year(new DateOnly(2021, 8, 15), 90, coded: false);
        var expected = incidents.Count(incident => incident.Start >= new DateOnly(2021, 2, 3) && incident.Actors.Any(actor => actor.Name == "Taliban"));
        var table = BriefText.Table(brief, "places.table");

        Assert.Equal(expected, brief.Figures.Find("total.incidents")!.Value);
        Assert.Equal(expected, brief.Figures.Figures.Where(figure => figure.Id.StartsWith("places.", StringComparison.Ordinal) && figure.Id.EndsWith(".incidents", StringComparison.Ordinal)).Sum(figure => figure.Value));
        Assert.Equal(RowKind.Total, table.Rows[^1].Kind);
    }

    [Fact]
    public async Task Takeaway_OfTheProvincesWhereItActed_LeavesOutCountriesWhereItDidNot()
    {
        var data = new InMemoryData(
        [
            Some.Incident("test:1", "2012-05-29", place: Some.Place("Afghanistan", "Kunar")), Some.Incident("test:2", "2012-05-30", place: Some.Place("Afghanistan", "Helmand")),
            Some.Incident("test:3", "2012-05-30", groups: ["Others"], place: Some.Place("Afghanistan", "Zabul")), Some.Incident("test:4", "2012-05-30", groups: ["Others"], place: Some.Place("Pakistan", "Punjab")),
        ], DateTimeOffset.UnixEpoch);

        var brief = await TrialProfiles.Build(data, "IMU", "2012-05-01", "2012-06-03");

        Assert.Equal((2, 3), (brief.Figures.Find("places.withIncidents")!.Value, brief.Figures.Find("places.known")!.Value));
    }

    [Fact]
    public async Task Share_OfAFewAmongMany_IsUnderOnePerCentAndNotNone()
    {
        var many = Enumerable.Range(1, 300).Select(i => Some.Incident(FormattableString.Invariant($"test:{i}"), "2012-05-29", place: Some.Place("Afghanistan", i == 1 ? "Kunar" : "Helmand"))).ToList();

        var brief = await TrialProfiles.Build(new InMemoryData(many, DateTimeOffset.UnixEpoch), "IMU", "2012-05-01", "2012-06-03");

        Assert.Equal(("under 1%", "100%", "0%"), (brief.Figures.Find("places.afghanistan/kunar.share")!.Text, brief.Figures.Find("places.afghanistan/helmand.share")!.Text, brief.Figures.Find("unknown.province.share")!.Text));
    }

    [Fact]
    public async Task Profile_FromTwoYearsOn_IsDrawnByMonth()
    {
        var brief = await TrialProfiles.Build("group-months");
        var trend = BriefText.Block<TrendChart>(brief);

        Assert.Equal((36, "2017-01", "2019-12"), (trend.Panels[0].Points.Length, trend.Panels[0].Points[0].Step.Name, trend.Panels[0].Points[^1].Step.Name));
        Assert.StartsWith("103 incidents in 36 months, the most in 2019-12 with 4; 2 months had none.", trend.Finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OfTwoCountries_NamesEachProvinceWithItsCountry() =>
        Assert.Equal(["Balochistan, Pakistan", "Helmand, Afghanistan", "Kunar, Afghanistan", "Total"],
            BriefText.Table(await TrialProfiles.Build("group-months"), "places.table").Rows.Select(row => row.Cells[0].Text.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Profile_WhereTheDataBeginWithin_IsHeldAgainstNothingAndSaysSo()
    {
        var brief = await TrialProfiles.Build("group-data-begin-within");

        Assert.Contains("; the data begin on 1 September 2011, within it, so it is held against no other days.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
        Assert.Equal("no data", brief.Figures.Find("key.incidents.spanBefore")!.Text);
        Assert.Equal((null, null), (brief.Figures.Find("key.incidents.changeOnSpanBefore"), brief.Figures.Find("key.incidents.yearBefore")));
    }

    [Fact]
    public async Task Profile_BeforeTheData_IsNotShownAsCalm()
    {
        var brief = await TrialProfiles.Build("group-before-the-data");

        Assert.StartsWith("No data for the period; the data begin on 1 September 2011, after it.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
        Assert.Equal(new PrintedFigure("key.incidents.period", null, "no data"), brief.Figures.Find("key.incidents.period"));
    }

    [Fact]
    public async Task Figures_AllUnknown_AreNullAndNeverZero()
    {
        var brief = await TrialProfiles.Build("group-unknown");

        Assert.All(brief.Figures.Figures.Where(figure => figure.Id.EndsWith("killed.best", StringComparison.Ordinal)), figure => Assert.Null(figure.Value));
        Assert.Equal(("6", "100%", "1"), (brief.Figures.Find("unknown.killed.incidents")!.Text, brief.Figures.Find("unknown.type.share")!.Text, brief.Figures.Find("unknown.killed.word.incidents")!.Text));
    }

    [Fact]
    public async Task Deadliest_OfAGroup_ComeFirstWithReasonAndSource()
    {
        var items = BriefText.Block<IncidentList>(await TrialProfiles.Build("group-imu")).Items;

        Assert.Equal("sample:2012-06-03", Assert.Single(items).Id.ToString());
        Assert.Equal(["Deadliest", "Weapons", "Accounts differ"], items[0].Reasons.Select(reason => reason.ToString()));
        Assert.StartsWith("Long War Journal", items[0].Sources.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Period_ThatIsAYearLong_IsHeldAgainstTheYearBeforeOnce()
    {
        var brief = await TrialProfiles.Build(TrialProfiles.Data("group-months"), "Taliban", "2018-01-01", "2018-12-31");

        Assert.Equal(["Span before"], BriefText.Block<KeyFigures>(brief).Items[0].Comparisons.Select(fact => fact.Label));
    }

    [Fact]
    public async Task Period_WithAnOpenEnd_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(() =>
        new Reporting.Briefs.Profiles.ProfileBuilder(SampleIncidents.Data()).Build(new() { Group = GroupKey.FromName("IMU"), Period = new Period(Some.Day("2012-01-01"), null) }));
}
