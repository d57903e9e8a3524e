using Reporting.Briefs.Maps;
using Reporting.Places;

namespace Reporting.Tests.Briefs.Maps;

public sealed class GeoJsonTests : IDisposable
{
    private const string Square = "[[[60,30],[62,30],[62,32],[60,30]]]";

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("reporting-test-").FullName, "areas.geojson");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public void File_OfPolygonsAndPoints_GivesItsAreas()
    {
        var boundaries = Read(Collection(Feature("""{"name":"Badakhshan"}""", "Polygon", Square), Feature("""{"name":"Faizabad"}""", "Point", "[70,37]"), Feature("""{"shapeName":"Kunduz Province"}""", "MultiPolygon", $"[{Square},{Square}]")));

        Assert.Equal([1, 2], boundaries.Areas.Select(area => area.Rings.Length));
        Assert.Equal(["Badakhshan", "Kunduz Province"], Names(boundaries).Select(names => names.Name));
        Assert.Contains("kunduz", Names(boundaries)[1].Keys);
    }

    [Fact]
    public void Area_OfAnotherCountry_IsLeftOutWhereTheFileSaysSo()
    {
        var boundaries = Read(Collection(Feature("""{"NAME_1":"Punjab","NAME_0":"India"}""", "Polygon", Square), Feature("""{"NAME_1":"Punjab","NAME_0":"Pakistan"}""", "Polygon", Square)));

        Assert.Single(boundaries.Of(PlaceLevel.Province, ["Pakistan"]));
        Assert.Equal(2, boundaries.Of(PlaceLevel.Province, ["Bhutan"]).Length);
    }

    [Fact]
    public void Area_OfACode_HasItsKey() => Assert.Equal("af-bds", Assert.Single(Names(Read(Collection(Feature("""{"iso_3166_2":"AF-BDS"}""", "Polygon", Square))))[0].Keys));

    [Fact]
    public void Areas_OnBothSidesOfTheDateLine_ComeTogether()
    {
        var boundaries = Read(Collection(Feature("{}", "MultiPolygon", "[[[[170,60],[180,60],[180,62],[170,60]]],[[[-180,60],[-178,60],[-178,62],[-180,60]]]]")));

        Assert.Equal(182, boundaries.Areas[0].Rings.SelectMany(ring => ring).Max(point => point.East));
    }

    [Theory]
    [InlineData("{\n\"type\": ", "it is not JSON from line 2 on")]
    [InlineData("[]", "it is JSON, but no FeatureCollection of GeoJSON")]
    [InlineData("""{"type":"Topology"}""", "it is JSON, but no FeatureCollection of GeoJSON")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "it has no Polygon and no MultiPolygon")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon"}}""", "feature 1: it has no 'coordinates'")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[1,2,3,4]]}}""", "feature 1: its 'coordinates' are not arrays within arrays")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[1,2]]]}}""", "feature 1: a ring of it has fewer than four positions")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[7,8]]]}}""", "feature 1: a ring of it is not closed: its last position is not its first")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[["1","2"],[3,4],[5,6],[1,2]]]}}""", "feature 1: a position of it is not two numbers")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[431000,3824000],[431000,3825000],[432000,3825000],[431000,3824000]]]}}""", "feature 1: the position 431000, 3824000 is not degrees east and north")]
    public void File_ThatCannotBeUsed_SaysWhy(string content, string why)
    {
        var failure = Assert.Throws<BoundaryFileException>(() => Read(content));

        Assert.Equal($"The boundary file cannot be used: {why}.", failure.Message);
        Assert.Equal(_file, failure.File);
    }

    [RealDataFact]
    public void File_OfNaturalEarth_HasEveryProvinceByItsName()
    {
        var names = Names(GeoJson.Read(Path.Combine(RealFiles.Folder, "natural-earth-afghanistan-provinces.geojson")));

        Assert.Equal(34, names.Select(area => area.Name).Distinct().Count());
        Assert.Contains("af-bds", names.Single(area => area.Name == "Badakhshan").Keys);
    }

    private static string Feature(string properties, string type, string coordinates) => 
        $$"""{"type":"Feature","properties":{{properties}},"geometry":{"coordinates":{{coordinates}},"type":"{{type}}"} }""";

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static List<AreaNames> Names(Boundaries boundaries) => [.. boundaries.Of(PlaceLevel.Province, []).Select(area => area.Names)];

    private Boundaries Read(string content)
    {
        File.WriteAllText(_file, content);
        return GeoJson.Read(_file);
    }
}
