using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Briefs.Maps;
using Reporting.Briefs.Weekly;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tests.Briefs.Maps;

public sealed class MapSectionTests
{
    private static readonly PlaceKey Afghanistan = PlaceKey.FromNames("Afghanistan");

    [Fact]
    public async Task Tiles_OfACountry_HaveTheNumbersOfItsTable()
    {
        var brief = await TrialBriefs.Build("map");
        var table = BriefText.Table(brief, "places.table").Rows.ToDictionary(row => row.Cells[0].Text.ToString(), row => row.Cells[2].Text.ToString());
        var map = BriefText.Block<TileMap>(brief);

        Assert.Equal(34, map.Tiles.Length);
        Assert.All(map.Tiles, tile => Assert.Equal(table.GetValueOrDefault(tile.Name, "0"), tile.Incidents.Text));
    }

    [Fact]
    public async Task Map_OfACountry_SaysWhoHadMostAndHowManyAreNotLocated()
    {
        var brief = await TrialBriefs.Build("map");
        var map = BriefText.Block<TileMap>(brief);

        Assert.Equal("Daykundi and Bamyan had the most, 7 each of 88 incidents.", map.Finding.ToString());
        Assert.Equal(["Bamyan", "Daykundi"], map.Tiles.Where(tile => tile.Incidents.Value >= 7).Select(tile => tile.Name));
        Assert.Contains($"Not located to a province, and so not on the map: {brief.Figures.Find("places.not-located.incidents")!.Text} incident", map.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Squares_FromWeekToWeek_StayWhereTheyAre()
    {
        var cells = new List<IEnumerable<(string, TileCell)>>();
        foreach (var week in (string[])["2021-W29", "2021-W30", "2021-W31", "2021-W32"])
            cells.Add(BriefText.Block<TileMap>(await Build(MappedIncidents.Year, week)).Tiles.Select(tile => (tile.Name, tile.Cell)));

        Assert.All(cells, one => Assert.Equal(cells[0], one));
    }

    [Fact]
    public async Task Place_WithoutCoordinates_HasNoSquareAndIsNamed()
    {
        var brief = await Build(Data(At("Badakhshan", 71, 37), At("Kunduz", 69, 37), Some.Incident("test:3", place: Some.Place("Afghanistan", "Ghor"))));
        var map = BriefText.Block<TileMap>(brief);

        Assert.Equal(["Badakhshan", "Kunduz"], map.Tiles.Select(tile => tile.Name));
        Assert.Contains("Without a square, since no incident there has coordinates: Ghor.", map.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finding_WhereManyHadTheMost_NamesNone()
    {
        var brief = await Build(Data(At("Badakhshan", 71, 37), At("Kunduz", 69, 37), At("Takhar", 70, 36.5), At("Ghor", 65, 34)));

        Assert.Equal("No province had more than 1 of the 4 incidents.", BriefText.Block<TileMap>(brief).Finding.ToString());
    }

    [Fact]
    public async Task Place_WithoutAnIncidentInTheWeek_HasAZeroOfItsOwn()
    {
        var brief = await Build(Data(At("Badakhshan", 71, 37), At("Kunduz", 69, 37, "2012-04-02"), At("Takhar", 70, 36.5)));

        Assert.Equal(["1", "0", "1"], BriefText.Block<TileMap>(brief).Tiles.Select(tile => tile.Incidents.Text));
        Assert.Empty(await OriginCheck.Wrong(Data(At("Badakhshan", 71, 37), At("Kunduz", 69, 37, "2012-04-02"), At("Takhar", 70, 36.5)), brief));
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("none")]
    [InlineData("before-the-data")]
    [InlineData("district")]
    public async Task Brief_WithoutPlacesToDraw_HasNoMap(string name) =>
        Assert.DoesNotContain((await TrialBriefs.Build(name)).Sections, section => section.Id == "map");

    [Fact]
    public async Task Boundaries_GivenByTheUser_AreMatchedByNameAndWhatIsLeftIsNamedOnBothSides()
    {
        var data = Data(At("Badakhshan", 71, 37), At("Kunduz province", 69, 37), At("Ghor", 65, 34));
        var map = BriefText.Block<BoundaryMap>(await Build(data, boundaries: new Boundaries("provinces.geojson", [Area("BADAKHSHĀN"), Area("Kunduz"), Area("Atlantis")])));

        Assert.Equal([("Badakhshan", "1"), ("Kunduz", "1"), ("Atlantis", null)], map.Areas.Select(area => (area.Name, area.Incidents?.Text)));
        Assert.Equal("Ghor", Assert.Single(map.PlacesWithoutArea));
        Assert.Equal("Atlantis", Assert.Single(map.AreasWithoutPlace));
        Assert.Contains("In the data, but without a boundary of that name: Ghor. Hatched, since no incident in the data names such a province, which is not zero: Atlantis. Boundaries: provinces.geojson. The boundaries are those of the file; they imply no judgement", map.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boundaries_OfWhichNoneIsAPlace_AreRefusedWithTheNamesOfBoth()
    {
        var failure = await Assert.ThrowsAsync<BoundaryMismatchException>(() => Build(Data(At("Badakhshan", 71, 37)), boundaries: new Boundaries("provinces.geojson", [Area("Atlantis")])));

        Assert.Equal("No boundary of the file has the name of a province of the data.", failure.Message);
        Assert.EndsWith("The file's are Atlantis; the data's are Badakhshan.", failure.Advice, StringComparison.Ordinal);
    }

    private static Boundary Area(string name) => new(ImmutableDictionary<string, string>.Empty.Add("name", name), [[new(60, 30), new(62, 30), new(62, 32), new(60, 30)]]);

    private static Incident At(string province, double east, double north, string day = "2012-06-02") =>
        Some.Incident("test:" + province.Replace(' ', '-'), day, place: Some.Place("Afghanistan", province) with { Latitude = north, Longitude = east });

    private static InMemoryData Data(params Incident[] incidents) => new(incidents, new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero));

    private static Task<Brief> Build(InMemoryData data, string week = "2012-W22", Boundaries? boundaries = null) =>
        new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = TrialBriefs.Week(week), Place = Afghanistan, Boundaries = boundaries });
}
