using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Tests.Briefs;

/// <summary>The facts of a Long War Journal article of 3 June 2012 about Badakhshan, as incidents.</summary>
internal static class SampleIncidents
{
    public static Place Badakhshan => Some.Place("Afghanistan", "Badakhshan");

    public static InMemoryData Data(params Incident[] more) => new([.. All, .. more], new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero));

    public static IReadOnlyList<Incident> All { get; } =
    [
        .. Enumerable.Range(1, 4).Select(i => Some.Incident($"sample:raid-{i}", "2011-09-01", "2012-05-24", place: Badakhshan, summary: "Raid against the Islamic Movement of Uzbekistan; date not given.") with { DatePrecision = DatePrecision.Year }),
        Some.Incident("sample:2012-05-24", "2012-05-24", summary: "Raid; an IMU facilitator captured.",
            figures: [new Figure { Harm = Harm.Captured, Side = Side.Militants, Quantity = Quantity.Exact(1), Originator = "ISAF" }]),
        Some.Incident("sample:2012-05-31", "2012-05-31", type: IncidentType.ArmedClash, place: Badakhshan, groups: ["Taliban"], summary: "Eight policemen and six Taliban fighters were killed.",
            figures: [Some.Killed(Side.SecurityForces, Quantity.Exact(8)), Some.Killed(Side.Militants, Quantity.Exact(6))]),
        Some.Incident("sample:2012-06-02", "2012-06-02", type: IncidentType.Rescue, place: Badakhshan, groups: ["Taliban"], summary: "Two foreign and two Afghan aid workers were rescued; several Taliban were killed.",
            figures: [Some.Killed(Side.Militants, Quantity.Vague("several"))]),
        Airstrike,
    ];

    private static Incident Airstrike => Some.Incident("sample:2012-06-03", "2012-06-03",
        summary: "An Afghan and coalition force hunting an IMU facilitator was attacked by two groups of insurgents and called in an airstrike.",
        figures:
        [
            Some.Killed(Side.Militants, Quantity.Vague("multiple"), "ISAF"), Some.Killed(Side.Militants, Quantity.Exact(8), "Xinhua"),
            Some.Killed(Side.Civilians, Quantity.Exact(0), "ISAF"),
        ],
        seizures:
        [
            Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(5), "ISAF"), Some.Seized(WeaponCategory.GrenadeLaunchers, "RPG launcher", Quantity.Exact(3), "ISAF"),
            Some.Seized(WeaponCategory.Ammunition, "RPG round", Quantity.Vague("several"), "ISAF"), Some.Seized(WeaponCategory.Grenades, "grenade", Quantity.Vague("multiple"), "ISAF"),
        ]) with
    {
        Actors = [new Actor { Name = "IMU", NamedBy = "ISAF" }, new Actor { Name = "Taliban", NamedBy = "Xinhua" }],
        Sources = [new Source { Outlet = "Long War Journal", Title = "ISAF launches airstrike against IMU facilitator", Published = new DateOnly(2012, 6, 3), Url = "https://www.longwarjournal.org/" }],
    };
}
