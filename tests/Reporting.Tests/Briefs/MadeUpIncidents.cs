using System.Globalization;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Tests.Briefs;

/// <summary>Many incidents from a seed, of the shape of a heavy year in a country of 34 provinces. Nothing in them happened.</summary>
internal static class MadeUpIncidents
{
    private static readonly string[] Provinces =
    [
        "Badakhshan", "Badghis", "Baghlan", "Balkh", "Bamyan", "Daykundi", "Farah", "Faryab", "Ghazni", "Ghor", "Helmand", "Herat", "Jowzjan", "Kabul", "Kandahar", "Kapisa", "Khost",
        "Kunar", "Kunduz", "Laghman", "Logar", "Nangarhar", "Nimruz", "Nuristan", "Paktia", "Paktika", "Panjshir", "Parwan", "Samangan", "Sar-e Pol", "Takhar", "Uruzgan", "Wardak", "Zabul",
    ];

    private static readonly string[] Outlets = ["Pajhwok Afghan News", "Reuters", "Tolo News", "Ariana News", "Xinhua", "AFP", "Khaama Press", "BBC Monitoring", "1TV", "Salaam Watandar", "AP", "Bakhtar", "Etilaat-e Roz", "Hasht-e Subh"];

    /// <summary>About <paramref name="perWeek"/> incidents a week in the 53 weeks that end on a day.</summary>
    public static IReadOnlyList<Incident> Year(DateOnly last, int perWeek, bool coded, int seed = 7)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, perWeek * 53).Select(i => One(i, last.AddDays(-chance.Next(53 * 7)), coded, chance))];
    }

    private static Incident One(int number, DateOnly day, bool coded, Random chance)
    {
        var types = IncidentTypes.All;
        var violence = chance.Next(10) switch { 0 => ViolenceType.OneSided, 1 => ViolenceType.NonState, _ => ViolenceType.StateBased };
        var best = (long)Math.Pow(chance.NextDouble(), 4) * 40 + chance.Next(9);
        return Some.Incident(
            string.Create(CultureInfo.InvariantCulture, $"made-up:{100_000 + number}"),
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            type: coded ? types[chance.Next(types.Count)] : IncidentType.NotCoded,
            violence: violence,
            place: Where(chance),
            groups: chance.Next(12) == 0 ? ["Islamic State Khorasan Province"] : chance.Next(15) == 0 ? [] : ["Taliban"],
            figures: Figures(best, chance, coded),
            seizures: coded && chance.Next(15) == 0 ? [Some.Seized(WeaponCategories.All[chance.Next(18)], "item " + (char)('A' + chance.Next(6)), chance.Next(3) == 0 ? Quantity.Vague("several") : Quantity.Exact(chance.Next(1, 40)))] : [],
            summary: "A made-up report that says in a sentence or two what is supposed to have happened, where, and who said so.") with
        {
            Sources = [new Source { Outlet = Outlets[chance.Next(Outlets.Length)], Title = "A made-up headline, as long as headlines are", Published = day }],
        };
    }

    private static Place Where(Random chance)
    {
        var province = Provinces[Math.Min(chance.Next(Provinces.Length), chance.Next(Provinces.Length))];
        return chance.Next(10) switch
        {
            0 => Some.Place("Afghanistan"),
            1 or 2 => Some.Place("Afghanistan", province),
            _ => Some.Place("Afghanistan", province, "District " + (char)('A' + chance.Next(12))),
        };
    }

    private static Figure[] Figures(long best, Random chance, bool coded)
    {
        var total = new Figure { Harm = Harm.Killed, Side = Side.Total, Quantity = Quantity.Estimate(best, best, best + chance.Next(4)) };
        var civilians = chance.Next(5) == 0 ? chance.Next(6) : 0;
        List<Figure> figures = [total, Some.Killed(Side.Militants, Quantity.Exact(best)), Some.Killed(Side.Civilians, Quantity.Exact(civilians))];
        if (coded && chance.Next(3) == 0) figures.Add(new Figure { Harm = Harm.Wounded, Side = Side.Civilians, Quantity = chance.Next(4) == 0 ? Quantity.Vague("several") : Quantity.Exact(chance.Next(20)) });
        if (coded && chance.Next(4) == 0) figures.Add(Some.Killed(Side.SecurityForces, Quantity.Vague("several"), "Taliban"));
        return [.. figures];
    }
}
