using CsCheck;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Tests.Incidents;

public sealed class IncidentContentTests
{
    [Fact]
    public void SameContent_OfAnyIncident_IsWhateverItsRevisionAndTellsAnotherSummary() => GenIncident.Incident.Sample(one =>
    {
        Assert.True(IncidentContent.HaveSameContent(one, one with { Revision = 99 }));
        Assert.False(IncidentContent.HaveSameContent(one, one with { Summary = one.Summary + "." }));
        Assert.False(IncidentContent.HaveSameContent(one, one with { Id = IncidentId.Parse("other:1") }));
    });

    [Fact]
    public void SameContent_OfDefaultLists_IsThatOfEmptyOnes() =>
        Assert.True(IncidentContent.HaveSameContent(Bare, Bare with { Actors = default, Figures = default, Seizures = default, Sources = default }));

    [Fact]
    public void SameContent_OfTextsThatAreAbsentAndEmpty_IsNotTheSame() =>
        Assert.False(IncidentContent.HaveSameContent(Bare with { Summary = null }, Bare with { Summary = "" }));

    [Fact]
    public void SameContent_OfALongText_IsToldByItsLastCharacter() =>
        Assert.False(IncidentContent.HaveSameContent(Full with { Summary = new string('x', 200_000) + 'a' }, Full with { Summary = new string('x', 200_000) + 'b' }));

    public static TheoryData<string> Fields => new(Changes.Keys);

    [Theory]
    [MemberData(nameof(Fields))]
    public void SameContent_WithOneFieldChanged_IsNotTheSame(string field) => Assert.False(IncidentContent.HaveSameContent(Full, Changes[field](Full)));

    private static Dictionary<string, Func<Incident, Incident>> Changes { get; } = new()
    {
        ["type"] = one => one with { Type = IncidentType.Airstrike },
        ["violence"] = one => one with { Violence = ViolenceType.OneSided },
        ["start"] = one => one with { Start = one.Start.AddDays(-1) },
        ["end"] = one => one with { End = one.End.AddDays(1) },
        ["date precision"] = one => one with { DatePrecision = DatePrecision.WithinWeek },
        ["country"] = one => one with { Place = one.Place with { Country = "Pakistan" } },
        ["province"] = one => one with { Place = one.Place with { Province = "Badakhshan" } },
        ["district"] = one => one with { Place = one.Place with { District = null } },
        ["locality"] = one => one with { Place = one.Place with { Locality = null } },
        ["latitude"] = one => one with { Place = one.Place with { Latitude = -36.9999999 } },
        ["longitude"] = one => one with { Place = one.Place with { Longitude = null } },
        ["location precision"] = one => one with { Place = one.Place with { Precision = LocationPrecision.Exact } },
        ["parties"] = one => one with { Actors = [one.Actors[1], one.Actors[0]] },
        ["party's name"] = one => one with { Actors = [one.Actors[0] with { Name = "IJU" }, one.Actors[1]] },
        ["party's id"] = one => one with { Actors = [one.Actors[0], one.Actors[1] with { ActorId = "131" }] },
        ["figure"] = one => one with { Figures = [one.Figures[0] with { Quantity = Quantity.Estimate(null, 8, 11) }, .. one.Figures[1..]] },
        ["figure's side"] = one => one with { Figures = [one.Figures[0] with { Side = Side.Unknown }, .. one.Figures[1..]] },
        ["figure's originator"] = one => one with { Figures = [one.Figures[0] with { Originator = null }, .. one.Figures[1..]] },
        ["vague word"] = one => one with { Figures = [one.Figures[0], one.Figures[1] with { Quantity = Quantity.Vague("many") }, one.Figures[2]] },
        ["seizure's unit"] = one => one with { Seizures = [one.Seizures[0], one.Seizures[1] with { Unit = "t" }] },
        ["seizure that is zero"] = one => one with { Seizures = [one.Seizures[1]] },
        ["summary"] = one => one with { Summary = null },
        ["source's reliability"] = one => one with { Sources = [one.Sources[0] with { Reliability = 'C' }, one.Sources[1]] },
        ["source's day"] = one => one with { Sources = [one.Sources[0] with { Published = null }, one.Sources[1]] },
    };

    private static Incident Bare { get; } = new()
    {
        Id = IncidentId.Parse("test:1"),
        Start = Some.Day("2012-06-03"),
        End = Some.Day("2012-06-03"),
        Place = Some.Place("Afghanistan"),
    };

    private static Incident Full { get; } = new()
    {
        Id = IncidentId.Parse("test:2"),
        Revision = 3,
        Type = IncidentType.Raid,
        Violence = ViolenceType.StateBased,
        Start = Some.Day("2012-06-02"),
        End = Some.Day("2012-06-04"),
        DatePrecision = DatePrecision.Day,
        Place = new Place
        {
            Country = "Afghanistan",
            Province = "Badakhsh\u0101n",
            District = "\u0627\u0631\u06af\u0648",
            Locality = "",
            Latitude = -36.999999999999996,
            Longitude = 1.5e-7,
            Precision = LocationPrecision.Near,
        },
        Actors = [new Actor { Name = "IMU", NamedBy = "ISAF" }, new Actor { Name = "Government of Afghanistan", Kind = ActorKind.Government, ActorId = "130" }],
        Figures =
        [
            new Figure { Harm = Harm.Killed, Side = Side.Militants, Quantity = Quantity.Estimate(null, 8, 10), Originator = "Xinhua", Outlet = "Xinhua News Agency" },
            new Figure { Harm = Harm.Wounded, Side = Side.Civilians, Quantity = Quantity.Vague("several") },
            new Figure { Harm = Harm.Captured, Side = Side.Total, Quantity = Quantity.AtLeast(Quantity.Largest) },
        ],
        Seizures =
        [
            new Seizure { Category = WeaponCategory.AssaultRifles, Item = "AK-47", Quantity = Quantity.Exact(0), Acquisition = Acquisition.Found, Originator = "ISAF" },
            new Seizure { Category = WeaponCategory.Explosives, Item = "ammonium nitrate", Quantity = Quantity.Vague("dozens"), Unit = "kg" },
        ],
        Summary = "Two caches\nwere found; \ud83d\udd25.",
        Sources =
        [
            new Source { Outlet = "ISAF", Title = "Release", Published = Some.Day("2012-06-05"), Url = "https://example.org/1", Reliability = 'B', Credibility = 2 },
            new Source { Outlet = "Xinhua News Agency" },
        ],
    };
}
