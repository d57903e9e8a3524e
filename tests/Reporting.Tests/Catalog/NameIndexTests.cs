using Reporting.Catalog;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Catalog;

public sealed class NameIndexTests
{
    private readonly NameIndex _names = new();

    public NameIndexTests()
    {
        Place("Afghanistan");
        Place("Afghanistan", "Badakhshan");
        Place("Afghanistan", "Kandahar");
        Place("Afghanistan", "Badakhshan", "Argo");
        Place("Afghanistan", "Kandahar", "Arghandab");
        Place("Afghanistan", "Zabul", "Arghandab");
        Place("Myanmar (Burma)");
        Place("Ukraine", "Sumska oblast");
        _names.Add(new SubjectName(Subject.Of(GroupKey.FromName("IMU")), "Islamic Movement of Uzbekistan"));
        _names.Add(new SubjectName(Subject.Of(GroupKey.FromName("Taliban")), "Taliban"));
    }

    [Theory]
    [InlineData(SubjectKind.Province, "badakhshan", "afghanistan/badakhshan")]
    [InlineData(SubjectKind.Province, "Badakhshan province", "afghanistan/badakhshan")]
    [InlineData(SubjectKind.Province, "afghanistan/badakhshan", "afghanistan/badakhshan")]
    [InlineData(SubjectKind.District, "ARGO", "afghanistan/badakhshan/argo")]
    [InlineData(SubjectKind.Group, "Islamic Movement of Uzbekistan", "imu")]
    [InlineData(SubjectKind.Group, "imu", "imu")]
    [InlineData(SubjectKind.Group, "Taleban", "taliban")]
    [InlineData(SubjectKind.Province, "Sumska", "ukraine/sumska-oblast")]
    [InlineData(SubjectKind.Country, "Burma", "myanmar-burma")]
    [InlineData(SubjectKind.Country, "Myanmar", "myanmar-burma")]
    public void Resolve_NameAsTyped_FindsIt(SubjectKind kind, string typed, string key) =>
        Assert.Equal(key, Assert.Single(_names.Resolve(kind, typed, default).Matches).Subject.Key);

    [Fact]
    public void Resolve_DistrictInTwoProvinces_NamesBoth() =>
        Assert.Equal(2, _names.Resolve(SubjectKind.District, "Arghandab", default).Matches.Length);

    [Fact]
    public void Resolve_DistrictWithinAProvince_IsClear() =>
        Assert.Equal("afghanistan/zabul/arghandab",
            Assert.Single(_names.Resolve(SubjectKind.District, "Arghandab", PlaceKey.FromNames("Afghanistan", "Zabul")).Matches).Subject.Key);

    [Fact]
    public void Resolve_UnknownName_SuggestsTheNearestFirst()
    {
        var answer = _names.Resolve(SubjectKind.Province, "Badakshan", default);

        Assert.Empty(answer.Matches);
        Assert.Equal("Badakhshan", answer.Suggestions[0].Name);
    }

    [Fact]
    public void Resolve_NothingNear_SuggestsNothing() => Assert.Empty(_names.Resolve(SubjectKind.Province, "xyzzy", default).Suggestions);

    [Theory]
    [InlineData("IMX", 1)]
    [InlineData("IXX", 0)]
    [InlineData("Talibn", 1)]
    [InlineData("Tabxxn", 0)]
    public void Resolve_ShortName_SuggestsOnlyWhatIsNear(string typed, int suggestions) =>
        Assert.Equal(suggestions, _names.Resolve(SubjectKind.Group, typed, default).Suggestions.Length);

    [Fact]
    public void List_SeveralSpellings_PrintsTheSameWhicheverCameFirst()
    {
        var (one, other) = (new NameIndex(), new NameIndex());
        var subject = Subject.Of(PlaceKey.FromNames("X", "Badghis"));
        foreach (var name in new[] { "BADGHIS", "Badghis" }) one.Add(new SubjectName(subject, name));
        foreach (var name in new[] { "Badghis", "BADGHIS" }) other.Add(new SubjectName(subject, name));

        Assert.Equal(one.List(SubjectKind.Province), other.List(SubjectKind.Province));
        Assert.Equal("Badghis", Assert.Single(one.List(SubjectKind.Province)).Name);
    }

    private void Place(string country, string? province = null, string? district = null) =>
        _names.Add(new SubjectName(Subject.Of(PlaceKey.FromNames(country, province, district)), district ?? province ?? country));
}
