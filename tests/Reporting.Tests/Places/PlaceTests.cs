using CsCheck;
using Reporting.Places;

namespace Reporting.Tests.Places;

public sealed class PlaceTests
{
    [Theory]
    [InlineData(LocationPrecision.Exact, "afghanistan/badakhshan/argo")]
    [InlineData(LocationPrecision.Near, "afghanistan/badakhshan/argo")]
    [InlineData(LocationPrecision.District, "afghanistan/badakhshan/argo")]
    [InlineData(LocationPrecision.Province, "afghanistan/badakhshan")]
    [InlineData(LocationPrecision.Region, "afghanistan/badakhshan/argo")]
    [InlineData(LocationPrecision.Country, "afghanistan")]
    [InlineData(LocationPrecision.SeaOrAir, "afghanistan")]
    public void CountsIn_FullyNamedPlace_IsAsDeepAsItsPrecision(LocationPrecision precision, string key) =>
        Assert.Equal(key, Some.Place("Afghanistan", "Badakhshan province", "Argo district", precision).CountsIn.Path);

    [Fact]
    public void CountsIn_RegionWithProvinceOnly_IsTheProvince() =>
        Assert.Equal("afghanistan/badakhshan", Some.Place("Afghanistan", "Badakhshan", precision: LocationPrecision.Region).CountsIn.Path);

    [Fact]
    public void CountsIn_DistrictWithoutProvince_IsTheCountry() =>
        Assert.Equal("afghanistan", Some.Place("Afghanistan", null, "Argo").CountsIn.Path);

    [Theory]
    [InlineData("Kandahar province", "Arghandab district (Kandahar)", "afghanistan/kandahar/arghandab")]
    [InlineData("Zabul", "Arghandab", "afghanistan/zabul/arghandab")]
    [InlineData("Hilmand province", "Nahri Sarraj district (Greshk)", "afghanistan/hilmand/nahri-sarraj-greshk")]
    [InlineData("Bādghīs", null, "afghanistan/badghis")]
    [InlineData("بدخشان", "ارگو", "afghanistan/بدخشان/ارگو")]
    public void Key_NamesAsSourcesWriteThem_IsTheSame(string province, string? district, string key) =>
        Assert.Equal(key, PlaceKey.FromNames("Afghanistan", province, district).Path);

    [Theory]
    [InlineData("Okhtyrska raion", "Okhtyrska municipality")]
    [InlineData("Moscow oblast", "Moscow")]
    public void Key_TwoPlacesOfOneNameAndAnotherKind_AreTwo(string one, string other) =>
        Assert.NotEqual(PlaceKey.FromNames("X", one), PlaceKey.FromNames("X", other));

    [Theory]
    [InlineData("Ḥajjah", "Hajjah")]
    [InlineData("\u1E24ajjah", "H\u0323ajjah")]
    [InlineData("Sanʼa", "San'a")]
    [InlineData("Тихий", "Тихии\u0306")]
    [InlineData("کابل", "كابل")]
    [InlineData("ولي", "ولی")]
    [InlineData("آرغنداب", "ا\u0653رغنداب")]
    public void Key_OneNameWrittenTwoWays_IsOne(string one, string other) =>
        Assert.Equal(PlaceKey.FromNames("X", one), PlaceKey.FromNames("X", other));

    [Fact]
    public void Key_NameWithSlash_StaysOnePart() =>
        Assert.Equal("nigeria/rivers/ohaji-egbema", PlaceKey.FromNames("Nigeria", "Rivers state", "Ohaji/Egbema lga").Path);

    [Fact]
    public void Key_AnyNames_ParsesBackAndItsParentsContainIt() => Gen.Select(Gen.String, Gen.String, Gen.String).Sample((country, province, district) =>
    {
        var key = PlaceKey.FromNames(country, province, district);
        if (key.IsDefault) return;
        Assert.True(PlaceKey.TryParse(key.Path, out var parsed));
        Assert.Equal(key, parsed);
        for (var above = key; !above.IsDefault; above = above.Parent) Assert.True(above.Contains(key));
    });

    [Fact]
    public void Contains_PlaceWhoseNameOnlyBeginsAlike_IsFalse() =>
        Assert.False(PlaceKey.FromNames("Afghanistan", "Pakti").Contains(PlaceKey.FromNames("Afghanistan", "Paktika")));
}
