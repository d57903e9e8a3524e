using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Pdf;
using Reporting.Places;
using Reporting.Tallies;
using Reporting.Tests.Briefs.Maps;

namespace Reporting.Tests.Briefs;

/// <summary>Briefs of ordinary and of hard weeks.</summary>
internal static class TrialBriefs
{
    public const string LongDistrict = "Shahristan-e Lower Northern Mountain Valley of the Upper River Bend";

    public static IReadOnlyList<string> Names { get; } = ["sample", "sample-country", "none", "nothing-at-all", "country", "country-coded", "province", "district", "hard-names", "unknown", "one-country-of-two", "first-week", "map"];

    public static Week Week(string text) => Reporting.Tallies.Week.TryParse(text, out var week) ? week : throw new ArgumentException(text);

    public static PlaceKey Badakhshan => PlaceKey.FromNames("Afghanistan", "Badakhshan");

    /// <summary>Briefs of every kind.</summary>
    public static IEnumerable<string> OfEveryKind => [.. Names, .. TrialProfiles.Names];

    /// <summary>The brief of everything in the week of the sample, 2012-W22, of some incidents.</summary>
    public static Task<Brief> Of(params IReadOnlyList<Incident> incidents) => new WeeklyBriefBuilder(new InMemoryData(incidents, new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero)))
        .Build(new WeeklyBriefRequest { Week = Week("2012-W22") });

    public static Task<Brief> Build(string name)
    {
        if (TrialProfiles.Names.Contains(name)) return TrialProfiles.Build(name);
        var (data, week, place) = Trial(name);
        return Build(data, week, place);
    }

    /// <summary>What a trial asks for.</summary>
    public static BriefRequest Request(string name) => TrialProfiles.Names.Contains(name) ? TrialProfiles.Request(name)
        : new WeeklyBriefRequest { Week = Week(Trial(name).Week), Place = Trial(name).Place };

    public static InMemoryData Data(string name) => TrialProfiles.Names.Contains(name) ? TrialProfiles.Data(name) : Trial(name).Data;

    private static (InMemoryData Data, string Week, PlaceKey Place) Trial(string name) => name switch
    {
        "sample" => (SampleIncidents.Data(), "2012-W22", Badakhshan),
        "sample-country" => (SampleIncidents.Data(), "2012-W22", default),
        "none" => (SampleIncidents.Data(), "2012-W20", Badakhshan),
        "nothing-at-all" => (new InMemoryData([], default), "2012-W20", Badakhshan),
        "country" => (MadeUp(90, coded: false), "2021-W32", default),
        "country-coded" => (MadeUp(60, coded: true), "2021-W32", PlaceKey.FromNames("Afghanistan")),
        "province" => (MadeUp(90, coded: false), "2021-W32", Badakhshan),
        "district" => (MadeUp(90, coded: true), "2021-W32", PlaceKey.FromNames("Afghanistan", "Baghlan", "District A")),
        "map" => (MappedIncidents.Year, "2021-W32", PlaceKey.FromNames("Afghanistan")),
        "hard-names" => (HardNames, "2012-W22", PlaceKey.FromNames("Afghanistan", "Badakhshan")),
        "before-the-data" => (SampleIncidents.Data(), "2011-W34", Badakhshan),
        "first-week" => (SampleIncidents.Data(), "2011-W35", Badakhshan),
        "unknown" => (AllUnknown, "2012-W22", Badakhshan),
        _ => (SampleIncidents.Data(Some.Incident("sample:elsewhere", place: Some.Place("Tajikistan", "Kūhistoni Badakhshon"))), "2012-W22", default),
    };

    public static byte[] Pdf(Brief brief, BriefPdfOptions? options = null)
    {
        using var stream = new MemoryStream();
        BriefPdf.Write(brief, stream, options);
        return stream.ToArray();
    }

    public static string Figures(Brief brief)
    {
        using var stream = new MemoryStream();
        FiguresJson.Write(brief, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Task<Brief> Build(InMemoryData data, string week, PlaceKey place) =>
        new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = Week(week), Place = place });

    private static InMemoryData MadeUp(int perWeek, bool coded) =>
        new(MadeUpIncidents.Year(new DateOnly(2021, 8, 15), perWeek, coded), new DateTimeOffset(2021, 8, 20, 12, 30, 0, TimeSpan.Zero));

    private static InMemoryData HardNames => SampleIncidents.Data(
        Some.Incident("sample:long", place: Some.Place("Afghanistan", "Badakhshan", LongDistrict), groups: ["Hezb-i-Islāmī-yi Afġānistān"], summary: "A very long district name and a group with accents."),
        Some.Incident("sample:dari", place: Some.Place("Afghanistan", "Badakhshan", "ارگو"), groups: ["تحریک طالبان پاکستان"], summary: "نام به دری with Latin words, and a Chinese one: 塔利班."),
        Some.Incident("sample:unbroken", place: Some.Place("Afghanistan", "Badakhshan", new string('W', 60)), groups: ["Ωmega Фронт"], summary: new string('x', 300)),
        Some.Incident("sample:unbroken-names", groups: [new string('G', 200)]) with { Sources = [new Source { Outlet = new string('O', 200), Title = new string('T', 200) }] });

    private static InMemoryData AllUnknown => new(
        [.. Enumerable.Range(1, 6).Select(i => Some.Incident($"sample:{i}", $"2012-06-0{1 + i % 3}", type: IncidentType.NotCoded, violence: ViolenceType.NotStated, groups: [], summary: null, place: Some.Place("Afghanistan", "Badakhshan"),
            figures: i == 1 ? [Some.Killed(Side.Total, Quantity.Vague("many"))] : []) with { Sources = [] })],
        new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero));
}
