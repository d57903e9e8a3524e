using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Tests.Import;

public sealed class UcdpMappingTests : IDisposable
{
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Id_IsTheDataSetsOwn() => Assert.Equal("ucdp-ged:412700", One().Id.ToString());

    [Fact]
    public void Type_IsNotCoded() => Assert.Equal(IncidentType.NotCoded, One().Type);

    [Fact]
    public void Date_WithTime_IsTheDay() => Assert.Equal(Some.Day("2021-08-26"), One().Start);

    [Fact]
    public void Governments_AreNoGroups() => Assert.Equal([ActorKind.Government, ActorKind.Group], One().Actors.Select(actor => actor.Kind));

    [Fact]
    public void Actors_KeepTheirIds() => Assert.Equal(["130", "303"], One().Actors.Select(actor => actor.ActorId));

    [Fact]
    public void Placeholder_IsUnidentified() => Assert.Equal(ActorKind.Unidentified, One("side_b=XXX770").Actors[1].Kind);

    [Fact]
    public void NameThatOnlyBeginsLikeAPlaceholder_IsAGroup() => Assert.Equal(ActorKind.Group, One("side_b=XXX770a").Actors[1].Kind);

    [Fact]
    public void Civilians_AreCivilians() => Assert.Equal(ActorKind.Civilians, One("side_b=Civilians").Actors[1].Kind);

    [Fact]
    public void Name_IsTrimmed() => Assert.Equal("Taleban", One("side_b=Taleban  ").Actors[1].Name);

    [Fact]
    public void NameWithSlash_IsAccepted() => Assert.Equal("jss-sb", One("side_b=JSS/SB").Actors[1].Group.Value);

    [Fact]
    public void DistrictWithSlash_HasAKeyWithoutOne() =>
        Assert.Equal("nigeria/rivers/ohaji-egbema", One("country=Nigeria", "adm_1=Rivers state", "adm_2=Ohaji/Egbema lga").Place.CountsIn.Path);

    [Fact]
    public void Total_KeepsItsEnds() => Assert.Equal(Quantity.Estimate(9, 10, 12), Figure(One(), Side.Total));

    [Fact]
    public void Total_Inconsistent_IsKeptAsGiven() => Assert.Equal(Quantity.Estimate(20, 10, 5), Figure(One("low=20", "high=5"), Side.Total));

    [Fact]
    public void DeathsOfGovernment_AreSecurityForces() => Assert.Equal(Quantity.Estimate(null, 1, null), Figure(One(), Side.SecurityForces));

    [Fact]
    public void DeathsOfGroup_AreMilitants() => Assert.Equal(Quantity.Estimate(null, 2, null), Figure(One(), Side.Militants));

    [Fact]
    public void DeathsOfTwoGroups_AreOneFigure() => Assert.Equal(Quantity.Estimate(null, 3, null), Figure(One("side_a=IS"), Side.Militants));

    [Fact]
    public void DeathsOfSideCivilians_AreAddedToCivilians() => Assert.Equal(Quantity.Estimate(null, 5, null), Figure(One("side_b=Civilians"), Side.Civilians));

    [Fact]
    public void DeathsOfPlaceholder_AreAddedToUnknown() => Assert.Equal(Quantity.Estimate(null, 6, null), Figure(One("side_b=XXX1"), Side.Unknown));

    [Fact]
    public void DeathsNotGiven_AreNoFigure() => Assert.DoesNotContain(One("deaths_unknown=").Figures, figure => figure.Side == Side.Unknown);

    [Fact]
    public void TotalNotGiven_IsNoFigure() => Assert.DoesNotContain(One("best=NULL", "low=", "high=").Figures, figure => figure.Side == Side.Total);

    [Fact]
    public void ProvinceNull_IsNotNamed() => Assert.Null(One("adm_1=NULL", "adm_2=").Place.Province);

    [Fact]
    public void LowPrecision_KeepsItsNamesAndCountsInTheCountry()
    {
        var place = One("where_prec=6").Place;
        Assert.Equal(("Argo district", "afghanistan"), (place.District, place.CountsIn.Path));
    }

    [Fact]
    public void Coordinates_NotGiven_AreAbsent() => Assert.Null(One("latitude=").Place.Latitude);

    [Fact]
    public void Articles_AreSources() => Assert.Equal(
        [new Source { Outlet = "A", Published = Some.Day("2021-08-26"), Title = "One, two" }, new Source { Outlet = "B, Inc", Published = Some.Day("2021-08-27"), Title = "Three" }],
        SourcesOf("source_article=\"A,2021-08-26,One, two\";\"B, Inc,2021-08-27,Three\""));

    [Fact]
    public void Article_WithoutDate_IsKeptAsTitle() => Assert.Equal(
        [new Source { Outlet = "UCDP GED", Title = "no date here, at all" }], SourcesOf("source_article=no date here, at all"));

    [Fact]
    public void ArticlesNotGiven_OfficeDateAndHeadlineAreUsed() => Assert.Equal(
        [new Source { Outlet = "A", Published = Some.Day("2021-08-26"), Title = "One" }, new Source { Outlet = "B", Published = Some.Day("2021-08-27"), Title = "Two" }],
        SourcesOf("source_article=NULL", "source_office=A;B", "source_date=2021-08-26;2021-08-27", "source_headline=One;Two"));

    [Fact]
    public void ArticlesNotGiven_UnequalListsAreKeptAsOneTitle() => Assert.Equal(
        [new Source { Outlet = "UCDP GED", Title = "A;B; 2021-08-26; One" }], SourcesOf("source_article=", "source_office=A;B", "source_headline=One"));

    [Fact]
    public void NoSources_AreNone() => Assert.Empty(SourcesOf("source_article=", "source_office=", "source_date=", "source_headline="));

    [Fact]
    public void Summary_IsHeadlineAndDescription() => Assert.Equal("What happened | Where: north of the river", One("where_description=north of\n the river").Summary);

    [Fact]
    public void Summary_WithoutDescription_IsTheHeadline() => Assert.Equal("What happened", One().Summary);

    private static Quantity Figure(Incident incident, Side side) => Assert.Single(incident.Figures, figure => figure.Side == side && figure.Harm == Harm.Killed).Quantity;

    private Source[] SourcesOf(params string[] changes) => [.. One(changes).Sources];

    private Incident One(params string[] changes) => _files.One(UcdpText.File(UcdpText.Row(changes)));
}
