using Reporting.Briefs;
using Reporting.Briefs.Profiles;
using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Tests.Briefs;

/// <summary>Profiles of ordinary and of hard groups.</summary>
internal static class TrialProfiles
{
    public static readonly string LongName = new('G', 60);

    public static IReadOnlyList<string> Names { get; } =
        ["group-imu", "group-year", "group-coded", "group-months", "group-data-begin-within", "group-before-the-data", "group-none", "group-unknown", "group-long-names", "group-nothing-at-all", "group-one-day"];

    public static Task<Brief> Build(string name)
    {
        var (data, group, since, until) = Trial(name);
        return Build(data, group, since, until);
    }

    public static Task<Brief> Build(InMemoryData data, string group, string since, string until) => new ProfileBuilder(data).Build(Request(group, since, until));

    /// <summary>What a trial asks for.</summary>
    public static ProfileRequest Request(string name)
    {
        var (_, group, since, until) = Trial(name);
        return Request(group, since, until);
    }

    private static ProfileRequest Request(string group, string since, string until) => new()
    {
        Group = GroupKey.FromName(group),
        Period = new Period(Some.Day(since), Some.Day(until)),
    };

    public static InMemoryData Data(string name) => Trial(name).Data;

    private static (InMemoryData Data, string Group, string Since, string Until) Trial(string name) => name switch
    {
        "group-imu" => (SampleIncidents.Data(), "IMU", "2012-05-01", "2012-06-03"),
        "group-year" => (TrialBriefs.Data("country"), "Taliban", "2021-02-03", "2021-08-15"),
        "group-coded" => (TrialBriefs.Data("country-coded"), "Islamic State Khorasan Province", "2021-02-01", "2021-08-15"),
        "group-months" => (Years, "Taliban", "2017-01-01", "2019-12-31"),
        "group-data-begin-within" => (SampleIncidents.Data(), "IMU", "2011-06-15", "2012-06-03"),
        "group-before-the-data" => (SampleIncidents.Data(), "IMU", "2010-01-01", "2010-06-30"),
        "group-none" => (SampleIncidents.Data(), "Haqqani", "2012-05-01", "2012-06-03"),
        "group-unknown" => (Unknown, "A local band", "2012-05-28", "2012-06-03"),
        "group-long-names" => (LongNames, LongName, "2012-01-01", "2012-12-31"),
        "group-nothing-at-all" => (new InMemoryData([], default), "IMU", "2012-05-01", "2012-06-03"),
        _ => (SampleIncidents.Data(), "Taliban", "2012-06-03", "2012-06-03"),
    };

    // Three years, one incident a month more each year, in two countries; two months have none.
    private static InMemoryData Years => new([.. Enumerable.Range(0, 48)
        .Where(month => month is not (20 or 31))
        .SelectMany(month => Enumerable.Range(0, 1 + month / 12).Select(i => Some.Incident(FormattableString.Invariant($"test:{month}-{i}"), FormattableString.Invariant($"{2016 + month / 12}-{1 + month % 12:D2}-1{i}"), groups: ["Taliban"],
            place: month % 5 == 4 ? Some.Place("Pakistan", "Balochistan") : Some.Place("Afghanistan", month % 2 == 0 ? "Helmand" : "Kunar"), figures: [Some.Killed(Side.Total, Quantity.Exact(month % 7))])))],
        new DateTimeOffset(2020, 1, 6, 6, 0, 0, TimeSpan.Zero));

    private static InMemoryData Unknown => new([.. Enumerable.Range(1, 6).Select(i => Some.Incident($"sample:{i}", $"2012-06-0{1 + i % 3}", type: IncidentType.NotCoded, violence: ViolenceType.NotStated, groups: ["A local band"],
            summary: null, place: Some.Place("Afghanistan"), figures: i == 1 ? [Some.Killed(Side.Total, Quantity.Vague("many"))] : []) with { Sources = [] })],
        new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero));

    private static InMemoryData LongNames => new([.. Enumerable.Range(1, 12).Select(i => Some.Incident($"sample:{i}", $"2012-{i:D2}-05", groups: [LongName], place: Some.Place("Afghanistan", new string((char)('A' + i), 60), new string('W', 60)),
            figures: [Some.Killed(Side.Militants, Quantity.Exact(i))]))],
        new DateTimeOffset(2013, 1, 6, 6, 0, 0, TimeSpan.Zero));
}
