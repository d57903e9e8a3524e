using System.Globalization;
using Reporting.Briefs;
using Reporting.Briefs.Profiles;
using Reporting.Briefs.Weekly;
using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Pdf;
using Reporting.Places;
using Reporting.Seizures;
using Reporting.Tallies;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.Pdf.Pages;

/// <summary>Briefs that are hard to lay out. Nothing in them happened.</summary>
internal static class HardBriefs
{
    private const string Country = "Afghanistan";
    private const string Province = "Badakhshan";
    private const string Tail = " Mountain District of the Upper Valley and River Bend";

    private static readonly string[] Heads =
        ["Ajmal-e", "Behsudi", "Chahar-", "Dara-ye", "Emaratu", "Faizi-e", "Gharbi-", "Hazrat-", "Istalif", "Jurm-ul", "Khwahan", "Laghman"];

    private static readonly string[] Syllables = ["Ba", "Cha", "Da", "Far", "Gul", "Har", "Ish", "Ju", "Kar", "Lal"];
    private static readonly string[] Endings = ["bad", "dara", "gan", "kot", "mir", "nak", "pul", "zar"];

    /// <summary>The names of the briefs, which are those of their approved pictures.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["none", "one-incident", "eighty-districts", "eighty-districts-letter", "long-names", "all-unknown", "large-numbers", "group-long-names", "group-all-unknown"];

    public static Task<Brief> Build(string name) => name switch
    {
        "none" => Week(SampleIncidents.Data(), "2012-W20"),
        "one-incident" => Week(OneIncident, "2012-W22"),
        "eighty-districts" or "eighty-districts-letter" => Week(EightyDistricts, "2021-W32"),
        "long-names" => Week(LongNames, "2012-W22", PlaceKey.FromNames(Country, Long(0))),
        "all-unknown" => Week(AllUnknown, "2012-W22"),
        "large-numbers" => Week(LargeNumbers, "2021-W32"),
        "group-long-names" => Profile(LongNames, Long(1)),
        "group-all-unknown" => Profile(AllUnknown, "Taliban"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such brief."),
    };

    /// <summary>The paper that a brief is printed on.</summary>
    public static PageFormat Format(string name) => name.EndsWith("-letter", StringComparison.Ordinal) ? PageFormat.Letter : PageFormat.A4;

    /// <summary>A name of sixty characters; another for each number up to 11.</summary>
    internal static string Long(int number) => Heads[number] + Tail;

    private static Task<Brief> Week(InMemoryData data, string week, PlaceKey? place = null) =>
        new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = TrialBriefs.Week(week), Place = place ?? PlaceKey.FromNames(Country, Province) });

    private static Task<Brief> Profile(InMemoryData data, string group) => new ProfileBuilder(data).Build(new ProfileRequest
    {
        Group = GroupKey.FromName(group),
        Period = new Period(new DateOnly(2012, 1, 1), new DateOnly(2012, 6, 3)),
    });

    private static InMemoryData OneIncident => new([Some.Incident("hard:1", "2012-05-30", type: IncidentType.ArmedClash, groups: ["Taliban"], summary: "One policeman was killed.", figures: [Some.Killed(Side.SecurityForces, Quantity.Exact(1))])],
        new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero));

    // Two years; in the week of the brief every district has an incident at least.
    private static InMemoryData EightyDistricts
    {
        get
        {
            var chance = new Random(11);
            var last = new DateOnly(2021, 8, 15);
            var week = Enumerable.Range(0, 80).Select(i => InDistrict(i, i, last.AddDays(-chance.Next(7)), chance));
            var before = Enumerable.Range(80, 4_000).Select(i => InDistrict(i, Math.Min(chance.Next(80), chance.Next(80)), last.AddDays(-chance.Next(104 * 7)), chance));
            return new InMemoryData([.. week, .. before], new DateTimeOffset(2021, 8, 20, 12, 30, 0, TimeSpan.Zero));
        }
    }

    private static Incident InDistrict(int number, int district, DateOnly day, Random chance)
    {
        var best = (long)Math.Pow(chance.NextDouble(), 4) * 40 + chance.Next(9);
        var place = Some.Place(Country, Province, Syllables[district % 10] + Endings[district / 10]) with { Latitude = 36 + district / 10 * 0.25, Longitude = 70 + district % 10 * 0.3 };
        return Some.Incident(Id(number), Text(day), type: IncidentTypes.All[chance.Next(IncidentTypes.All.Count)], place: place, groups: chance.Next(9) == 0 ? ["Islamic State Khorasan Province"] : ["Taliban"],
            figures: [Some.Killed(Side.Militants, Quantity.Estimate(best, best, best + chance.Next(4))), Some.Killed(Side.Civilians, chance.Next(4) == 0 ? Quantity.Vague("several") : Quantity.Exact(chance.Next(4)))],
            summary: "A made-up report that says in a sentence or two what is supposed to have happened, where, and who said so.");
    }

    private static InMemoryData LongNames => new([.. Enumerable.Range(0, 60).Select(i => Some.Incident(Id(i), Text(new DateOnly(2012, 6, 3).AddDays(-i * 3 / 2)),
            type: i % 3 == 0 ? IncidentType.Raid : IncidentType.Bombing, place: Some.Place(Country, Long(i % 5 == 4 ? 3 : 0), Long(i % 12)) with { Latitude = 36 + i % 12 * 0.2, Longitude = 70 + i % 5 * 0.4 },
            groups: i % 2 == 0 ? [Long(1)] : [Long(1), Long(2 + i % 7)], figures: [Some.Killed(Side.Militants, Quantity.Exact(i % 5)), Some.Killed(Side.Civilians, Quantity.Exact(i % 2))],
            seizures: i % 4 == 0 ? [Some.Seized(WeaponCategory.AssaultRifles, Long(i % 12), Quantity.Exact(3))] : []) with
            { Sources = [new Source { Outlet = Long(i % 11), Title = Long(11), Published = new DateOnly(2012, 6, 3) }] })],
        new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero));

    // Nobody gives a number: some give a word, most say nothing.
    private static InMemoryData AllUnknown => new([.. Enumerable.Range(0, 24).Select(i => Some.Incident(Id(i), Text(new DateOnly(2012, 6, 3).AddDays(-i)), type: i % 2 == 0 ? IncidentType.NotCoded : IncidentType.Raid,
            violence: ViolenceType.NotStated, place: i % 3 == 0 ? Some.Place(Country, Province) : Some.Place(Country, Province, i % 3 == 1 ? "Argo" : "Jurm"), groups: i % 4 == 3 ? [] : ["Taliban"], summary: null,
            figures: i % 3 == 1 ? [Some.Killed(Side.Civilians, Quantity.Vague("several")), new Figure { Harm = Harm.Wounded, Side = Side.Total, Quantity = Quantity.Vague("many") }] : [],
            seizures: i % 3 == 1 ? [Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Vague("several"))] : []) with { Sources = [] })],
        new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero));

    // More than ever died in one week, for three years: numbers of seven digits.
    private static InMemoryData LargeNumbers => new([.. Enumerable.Range(0, 156).Select(i => Some.Incident(Id(i), Text(new DateOnly(2021, 8, 15).AddDays(-7 * i)), type: IncidentType.Airstrike,
            figures: [Some.Killed(Side.Civilians, Quantity.Estimate(30_000, 45_000 + 100 * (i % 7), 60_000)), Some.Killed(Side.Militants, Quantity.Exact(12_345 + i)), i < 40 ? Some.Killed(Side.SecurityForces, Quantity.Vague("many")) : Some.Killed(Side.SecurityForces, Quantity.Exact(i))]))],
        new DateTimeOffset(2021, 8, 20, 12, 30, 0, TimeSpan.Zero));

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"hard:{number}");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
