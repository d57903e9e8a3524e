using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Tests.Commands;

/// <summary>Made-up incidents that show everything a table can: ranges, words, silence, asserted zeros, two groups, places not located.</summary>
internal static class Story
{
    public static IReadOnlyList<Incident> Incidents { get; } =
    [
        Some.Incident("own:1", "2012-06-03", groups: ["IMU", "Taliban"], summary: "A raid met fire from two groups; aircraft were called.",
            figures:
            [
                Some.Killed(Side.Militants, Quantity.Vague("multiple"), "ISAF"), Some.Killed(Side.Militants, Quantity.Exact(8), "Xinhua"),
                Some.Killed(Side.Civilians, Quantity.Exact(0), "ISAF"),
            ],
            seizures:
            [
                Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(5)), Some.Seized(WeaponCategory.GrenadeLaunchers, "RPG launcher", Quantity.Exact(3)),
                Some.Seized(WeaponCategory.Ammunition, "RPG round", Quantity.Vague("several")), Some.Seized(WeaponCategory.Grenades, "grenade", Quantity.Vague("multiple")),
            ]),
        Some.Incident("own:2", "2012-06-02", type: IncidentType.Rescue, place: Some.Place("Afghanistan", "Badakhshan"), groups: ["Taliban"],
            figures: [Some.Killed(Side.Militants, Quantity.Vague("several"))]),
        Some.Incident("own:3", "2012-05-31", type: IncidentType.ArmedClash, place: Some.Place("Afghanistan", "Badakhshan"), groups: ["Taliban"],
            figures: [Some.Killed(Side.SecurityForces, Quantity.Exact(8)), Some.Killed(Side.Militants, Quantity.Exact(6))]),
        Some.Incident("own:4", "2012-05-24", summary: null, figures: [new Figure { Harm = Harm.Captured, Side = Side.Militants, Quantity = Quantity.Exact(1) }]),
        Some.Incident("own:5", "2012-04-10", type: IncidentType.Bombing, violence: ViolenceType.OneSided, place: Some.Place("Afghanistan", "Kandahar", "Arghandab"), groups: [],
            figures: [Some.Killed(Side.Total, Quantity.Estimate(1_100, 1_204, 1_377)), new Figure { Harm = Harm.Wounded, Side = Side.Civilians, Quantity = Quantity.AtLeast(30) }]),
        Some.Incident("own:6", "2012-04-11", place: Some.Place("Afghanistan", "Zabul", "Arghandab"), groups: ["Taliban"]),
        Some.Incident("own:7", "2012-04-12", type: IncidentType.Other, place: Some.Place("Afghanistan"), groups: ["Taliban"]),
        Some.Incident("own:8", "2012-04-13", place: Some.Place("Pakistan", "Balochistan", "Quetta"), groups: ["TTP"],
            figures: [Some.Killed(Side.Militants, Quantity.Estimate(2, 3, 5))]),
    ];
}
