using CsCheck;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Tests;

/// <summary>Random incidents: few places, groups and days, so that they meet in the same cells; every kind of quantity and silence.</summary>
internal static class GenIncident
{
    private static readonly DateOnly FirstDay = new(2012, 1, 1);

    public static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static Gen<Quantity> Quantity { get; } = Gen.OneOf(
        Gen.Int[0, 20].Select(n => Casualties.Quantity.Exact(n)),
        Gen.Int[0, 20].Select(n => Casualties.Quantity.AtLeast(n)),
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 20]).Select((low, best, high) => Casualties.Quantity.Estimate(low, best, high)),
        Gen.Int[0, 20].Select(n => Casualties.Quantity.Estimate(null, n, null)),
        AnyOf("several", "multiple", "dozens").Select(word => Casualties.Quantity.Vague(word)));

    public static Gen<Figure> Figure { get; } = Gen.Select(
        AnyOf(Harm.Killed, Harm.Wounded, Harm.Captured),
        AnyOf(Side.Total, Side.Militants, Side.SecurityForces, Side.Civilians, Side.Unknown),
        Quantity,
        AnyOf(null, "ISAF", "Xinhua"))
        .Select((harm, side, quantity, originator) => new Figure { Harm = harm, Side = side, Quantity = quantity, Originator = originator });

    public static Gen<Seizure> Seizure { get; } = Gen.Select(
        AnyOf(WeaponCategory.AssaultRifles, WeaponCategory.Ammunition),
        AnyOf("AK-47", "RPG round"),
        Quantity,
        AnyOf(null, "ISAF", "Xinhua"))
        .Select((category, item, quantity, originator) => new Seizure { Category = category, Item = item, Quantity = quantity, Originator = originator });

    public static Gen<Place> Place { get; } = Gen.Select(
        AnyOf("Afghanistan", "Pakistan"),
        AnyOf(null, "Badakhshan", "Kunduz province"),
        AnyOf(null, "Argo", "Archi district"),
        Gen.Int[1, 7])
        .Select((country, province, district, precision) => new Place
        {
            Country = country,
            Province = province,
            District = district,
            Precision = (LocationPrecision)precision,
        });

    /// <summary>Several incidents, now and then one that says again, under another revision, what another said.</summary>
    public static Gen<Incident[]> Several(int most) => Gen.Select(Incident.Array[1, most], Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 5]).Array[0, most]).Select((incidents, again) =>
        incidents.Concat(again.Select(one => incidents[one.Item1 % incidents.Length] with { Revision = one.Item2 })).ToArray());

    public static Gen<Incident> Incident { get; } = Gen.Select(
        Gen.Int[1, 40],
        Gen.Int[1, 5],
        Gen.Select(AnyOf(IncidentType.Raid, IncidentType.Airstrike, IncidentType.NotCoded), AnyOf(ViolenceType.NotStated, ViolenceType.StateBased)),
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 10]),
        Place,
        AnyOf("IMU", "Taliban", "Taleban", "Haqqani network").Array[0, 3],
        Figure.Array[0, 5],
        Seizure.Array[0, 3])
        .Select((id, revision, kind, days, place, groups, figures, seizures) => new Incident
        {
            Id = new IncidentId("test", id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Revision = revision,
            Type = kind.Item1,
            Violence = kind.Item2,
            Start = FirstDay.AddDays(days.Item1),
            End = FirstDay.AddDays(days.Item1 + days.Item2),
            Place = place,
            Actors = [.. groups.Select(name => new Actor { Name = name })],
            Figures = [.. figures],
            Seizures = [.. seizures],
            Summary = "Something happened.",
            Sources = [new Source { Outlet = "Some Outlet" }],
        });
}
