using Reporting.Briefs.Maps;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tests.Briefs.Maps;

public sealed class PlacePointsTests
{
    [Fact]
    public void Point_OfAPlace_IsTheMeanOfTheIncidentsThatCountInIt()
    {
        var points = PlacePoints.Of([At("Badakhshan", 70, 36), At("Badakhshan", 71, 37.5), At("Kunduz", 68.8, 36.7), At(null, 66, 34), Some.Incident(place: Some.Place("Afghanistan", "Ghor"))], PlaceLevel.Province);

        Assert.Equal([new Degrees(70.5, 36.75), new Degrees(68.8, 36.7)], points.Select(point => point.At));
        Assert.Equal(["afghanistan/badakhshan", "afghanistan/kunduz"], points.Select(point => point.Place.Path));
    }

    [Fact]
    public void Point_OfACentroidOfTheCountry_IsNotThatOfTheProvinceItFallsInto()
    {
        var centroid = At("Daykundi", 66, 34);
        var points = PlacePoints.Of([centroid with { Place = centroid.Place with { Precision = LocationPrecision.Country } }], PlaceLevel.Province);

        Assert.Empty(points);
    }

    [Fact]
    public void Point_OverTheDateLine_LiesBetweenItsIncidents()
    {
        var points = PlacePoints.Of([At("Chukotka", 179, 66), At("Chukotka", -177, 66)], PlaceLevel.Province);

        Assert.Equal(-179, points[0].At.East);
    }

    [Fact]
    public void Points_OnBothSidesOfTheDateLine_LieSideBySide()
    {
        var points = PlacePoints.Of([At("Fiji", 178, -18), At("Samoa", -172, -14), At("Tonga", -175, -21)], PlaceLevel.Province);

        Assert.Equal([178, 188, 185], points.Select(point => point.At.East));
    }

    private static Incident At(string? province, double east, double north) =>
        Some.Incident(place: Some.Place("Afghanistan", province) with { Latitude = north, Longitude = east });
}
