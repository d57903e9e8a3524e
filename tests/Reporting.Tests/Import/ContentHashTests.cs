using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Tests.Import;

public sealed class ContentHashTests
{
    [Fact]
    public void Hash_BehindALongIncident_IsTheSame()
    {
        var before = IncidentContent.Hash(Some.Incident());
        IncidentContent.Hash(Some.Incident(summary: new string('x', 200_000)));
        Assert.Equal(before, IncidentContent.Hash(Some.Incident()));
    }

    [Fact]
    public void Hash_BehindOneThatFailed_IsTheSame()
    {
        var before = IncidentContent.Hash(Some.Incident());
        Assert.ThrowsAny<Exception>(() => IncidentContent.Hash(Some.Incident() with { Place = null! }));
        Assert.Equal(before, IncidentContent.Hash(Some.Incident()));
    }

    [Fact]
    public void SameContent_IsToldFromOther() => Assert.False(IncidentContent.HaveSameContent(Some.Incident(summary: "a"), Some.Incident(summary: "b")));

    // Stored with every entry: none of these may ever change.
    [Fact]
    public void Hash_OfAnIncidentThatSaysLittle_IsAsItWasStored() => Assert.Equal(16226130724435343893UL, IncidentContent.Hash(Bare));

    [Fact]
    public void Hash_OfDefaultLists_IsThatOfEmptyOnes() =>
        Assert.Equal(IncidentContent.Hash(Bare), IncidentContent.Hash(Bare with { Actors = default, Figures = default, Seizures = default, Sources = default }));

    [Fact]
    public void Hash_OfAnIncidentThatSaysEverything_IsAsItWasStored() => Assert.Equal(3462361635731285310UL, IncidentContent.Hash(Full));

    [Fact]
    public void Hash_OfLongTextsInEveryScript_IsAsItWasStored() => Assert.Equal(14273374795138506024UL,
        IncidentContent.Hash(Full with { Summary = new string('\u06a9', 3_000), Place = Full.Place with { Locality = new string('x', 5_000) } }));

    [Fact]
    public void Hash_OfTextThatIsNoUnicode_IsAsItWasStored() => Assert.Equal(1974390153300550603UL, IncidentContent.Hash(Bare with { Summary = "cut \ud83d off \udd25" }));

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
