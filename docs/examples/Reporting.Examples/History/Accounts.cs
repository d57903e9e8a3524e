using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Generate;
using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Examples.History;

/// <summary>What parties and outlets say of an incident: figures that differ, words, an asserted zero, or nothing.</summary>
internal static class Accounts
{
    private const string Ministry = "Ministry of Defence", Police = "Auresian Police", Hospital = "district hospital", Residents = "residents", Spokesman = "group spokesman";

    private static readonly string[] Outlets = ["Harbour Wire", "Northern Courier", "Radio Meridian", "Valley Post", "Beacon Agency", "Daily Compass", "Field Notes"];
    private static readonly char[] Reliabilities = ['A', 'B', 'B', 'C', 'C', 'C', 'D'];
    private static readonly string[] Words = ["several", "a number of", "dozens"];
    private static readonly int[] Losses = [0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 18];
    private static readonly UnequalShares LossShares = new([300, 260, 160, 100, 60, 40, 28, 20, 12, 7, 3]);

    private static readonly (WeaponCategory Category, string Item, int Most)[] Arms =
    [
        (WeaponCategory.AssaultRifles, "AK-pattern rifle", 9), (WeaponCategory.Ammunition, "7.62 mm round", 800), (WeaponCategory.Grenades, "hand grenade", 14), (WeaponCategory.Pistols, "pistol", 5),
        (WeaponCategory.GrenadeLaunchers, "RPG launcher", 3), (WeaponCategory.LightMachineGuns, "PK machine gun", 3), (WeaponCategory.Mines, "anti-personnel mine", 12), (WeaponCategory.Mortars, "82 mm mortar", 2),
        (WeaponCategory.Components, "detonator", 40),
    ];

    private static readonly UnequalShares ArmShares = UnequalShares.Zipf(Arms.Length);

    public static ImmutableArray<Figure> Figures(Happening what, ref RandomStream random)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        if (what.Type is IncidentType.WeaponsFind || random.Chance(90)) return [];
        if (what.Type is IncidentType.Abduction)
        {
            if (random.Chance(700)) figures.Add(Said(Harm.Captured, Side.Civilians, Exact(random.Between(1, 9)), Residents));
            return figures.DrainToImmutable();
        }
        if (what.Violence == ViolenceType.OneSided) OneSided(figures, what, ref random);
        else if (what.Violence == ViolenceType.NonState) NonState(figures, ref random);
        else StateBased(figures, what, ref random);
        if (what.Type is IncidentType.Raid or IncidentType.Detention && random.Chance(600)) figures.Add(Said(Harm.Captured, Side.Militants, Exact(random.Between(1, 6)), Police));
        return figures.DrainToImmutable();
    }

    public static ImmutableArray<Seizure> Seizures(Happening what, ref RandomStream random)
    {
        if (!random.Chance(what.Type switch { IncidentType.WeaponsFind => 1_000, IncidentType.Raid => 420, IncidentType.Detention => 150, _ => 0 })) return [];
        var seizures = ImmutableArray.CreateBuilder<Seizure>();
        var first = ArmShares.Draw(ref random);
        for (var i = random.Between(1, 3); i > 0; i--)
        {
            var (category, item, most) = Arms[(first + i * 2) % Arms.Length];
            seizures.Add(new Seizure
            {
                Category = category,
                Item = item,
                Quantity = random.Chance(140) ? Quantity.Vague("several") : Quantity.Exact(random.Between(1, most)),
                Acquisition = what.Type == IncidentType.WeaponsFind ? Acquisition.Found : Acquisition.Seized,
                Originator = Police,
            });
        }
        return seizures.DrainToImmutable();
    }

    public static ImmutableArray<Source> Sources(Happening what, ref RandomStream random)
    {
        var first = random.Below(Outlets.Length);
        var count = random.Below(100) switch { < 55 => 1, < 85 => 2, _ => 3 };
        var sources = ImmutableArray.CreateBuilder<Source>(count);
        for (var i = 0; i < count; i++)
        {
            var outlet = (first + i * 2) % Outlets.Length;
            sources.Add(new Source
            {
                Outlet = Outlets[outlet],
                Title = Wording.Headline(what, what.Number + i),
                Published = what.Day.AddDays(random.Chance(600) ? 0 : 1),
                Url = FormattableString.Invariant($"https://example.org/{Outlets[outlet].ToLowerInvariant().Replace(' ', '-')}/{what.Number}"),
                Reliability = Reliabilities[outlet],
                Credibility = (byte)random.Between(2, 4),
            });
        }
        return sources.MoveToImmutable();
    }

    private static void OneSided(ImmutableArray<Figure>.Builder figures, Happening what, ref RandomStream random)
    {
        var killed = what.Type == IncidentType.Assassination ? 1 : Loss(ref random) + random.Below(3);
        figures.Add(Said(Harm.Killed, Side.Civilians, killed > 3 && random.Chance(600) ? Quantity.Estimate(killed - random.Below(2), killed, killed + random.Between(1, 3)) : Exact(killed), Hospital));
        if (killed > 0 && random.Chance(200)) figures.Add(Said(Harm.Killed, Side.Civilians, Exact(killed + random.Between(1, 3)), Residents));
        if (what.Type == IncidentType.Bombing && random.Chance(700)) figures.Add(Said(Harm.Wounded, Side.Civilians, Exact(killed * 2 + random.Between(1, 6)), Hospital));
    }

    private static void NonState(ImmutableArray<Figure>.Builder figures, ref RandomStream random)
    {
        var low = Loss(ref random);
        figures.Add(Said(Harm.Killed, Side.Militants, random.Chance(250) ? Word(ref random) : Quantity.Estimate(low, low + random.Below(2), low + random.Between(1, 4)), Residents));
    }

    private static void StateBased(ImmutableArray<Figure>.Builder figures, Happening what, ref RandomStream random)
    {
        var struck = what.Type is IncidentType.Bombing or IncidentType.Ambush or IncidentType.Assassination or IncidentType.Shelling;
        var (militants, forces) = (struck ? Loss(ref random) / 3 : Loss(ref random), struck ? Loss(ref random) : Loss(ref random) / 2);
        if (random.Chance(60)) figures.Add(Said(Harm.Killed, Side.Militants, Word(ref random), Ministry));
        else if (!struck || random.Chance(400)) figures.Add(Said(Harm.Killed, Side.Militants, Exact(militants), Ministry));
        if (what.Type != IncidentType.Airstrike && (struck || random.Chance(650))) figures.Add(Said(Harm.Killed, Side.SecurityForces, Exact(forces), Ministry));
        if (what.Type != IncidentType.Airstrike && random.Chance(120)) figures.Add(Said(Harm.Killed, Side.SecurityForces, Exact(forces + random.Between(2, 6)), Spokesman));
        if (random.Chance(320)) figures.Add(Said(Harm.Killed, Side.Civilians, Exact(random.Chance(620) ? 0 : 1 + Loss(ref random) / 2), what.Type == IncidentType.Airstrike ? Residents : Hospital));
        if (random.Chance(260)) figures.Add(Said(Harm.Wounded, Side.SecurityForces, Exact(forces + random.Between(0, 4)), Ministry));
    }

    private static int Loss(ref RandomStream random) => Losses[LossShares.Draw(ref random)];

    private static Quantity Exact(int count) => Quantity.Exact(count);

    private static Quantity Word(ref RandomStream random) => Quantity.Vague(Words[random.Below(Words.Length)]);

    private static Figure Said(Harm harm, Side side, Quantity quantity, string by) => new() { Harm = harm, Side = side, Quantity = quantity, Originator = by };
}
