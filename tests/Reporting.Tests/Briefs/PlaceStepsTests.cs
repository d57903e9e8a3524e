using Reporting.Briefs;
using Reporting.Briefs.Sections;
using Reporting.Briefs.Weekly;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tests.Briefs;

public sealed class PlaceStepsTests
{
    [Fact]
    public async Task Charts_OfACountry_AreTheNinePlacesWithMostOnOneScale()
    {
        var brief = await TrialBriefs.Build("country");
        var multiples = BriefText.Block<SmallMultiples>(brief);

        Assert.Equal(9, multiples.Charts.Length);
        Assert.Equal(multiples.Charts.Select(chart => chart.Total.Value).OrderDescending(), multiples.Charts.Select(chart => chart.Total.Value));
        Assert.Equal(multiples.Most.Value, multiples.Charts.Max(chart => chart.Points.Max(point => point.Value)));
        Assert.All(multiples.Charts, chart => Assert.Equal(chart.Total.Value, chart.Points.Sum(point => point.Value)));
    }

    [Fact]
    public async Task Heat_OfACountry_HasItsProvincesAndSaysWhatIsNotLocated()
    {
        var map = BriefText.Block<HeatMap>(await TrialBriefs.Build("country"));

        Assert.Equal((34, 52), (map.Rows.Length, map.Steps.Length));
        Assert.StartsWith("34 of 34 provinces had an incident", map.Finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("incidents not located to a province are not drawn.", map.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heat_OfMorePlacesThanRows_SaysTheRestInWords()
    {
        var map = BriefText.Block<HeatMap>(await Of([.. Enumerable.Range(0, 40).SelectMany(place => Enumerable.Range(0, 1 + place % 3).Select(i => Incident(place, i, "2012-05-29")))]));

        Assert.Equal(34, map.Rows.Length);
        Assert.StartsWith("40 of 40 provinces had an incident", map.Finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("6 more provinces with 6 incidents are not drawn.", map.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heat_WhereTheDataBeginWithin_TellsAWeekWithoutIncidentFromOneBeforeTheData()
    {
        var map = BriefText.Block<HeatMap>(await Of([.. Enumerable.Range(0, 4).Select(place => Incident(place, 0, "2012-05-15")), Incident(0, 1, "2012-05-29")]));
        var others = map.Rows.Single(row => row.Name == "Province B").Values;

        Assert.All(others.Take(49), value => Assert.Null(value));
        Assert.Equal([1L, 0L, 0L], others.Skip(49).Select(value => value!.Value));
    }

    [Fact]
    public async Task Charts_OfOnePlace_AreNotDrawn() =>
        Assert.Empty((await Of([Incident(0, 0, "2012-05-29")])).Sections.SelectMany(section => section.Blocks).OfType<SmallMultiples>());

    [Theory]
    [InlineData(1, new long[] { 1 })]
    [InlineData(3, new long[] { 1, 2, 3 })]
    [InlineData(32, new long[] { 1, 2, 4, 8, 16 })]
    [InlineData(100_000, new long[] { 1, 10, 100, 1_000, 10_000 })]
    public void Shades_OfTheLargestNumber_EachReachSoManyTimesAsFar(long most, long[] least) => Assert.Equal(least, PlaceSteps.Shades(most));

    private static Incident Incident(int place, int number, string day) =>
        Some.Incident(FormattableString.Invariant($"test:{place}-{number}"), day, place: Some.Place("Afghanistan", "Province " + (char)('A' + place % 26) + (place < 26 ? "" : "A")));

    private static Task<Brief> Of(params Incident[] incidents) => new WeeklyBriefBuilder(new InMemoryData(incidents, new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero)))
        .Build(new WeeklyBriefRequest { Week = TrialBriefs.Week("2012-W22"), Place = PlaceKey.FromNames("Afghanistan") });
}
