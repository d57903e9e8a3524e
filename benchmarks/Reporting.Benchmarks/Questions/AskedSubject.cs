using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Questions;

/// <summary>What questions are asked about.</summary>
/// <param name="Size">Which of its kind it is, by incidents: largest, middle or smallest.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Filter">What a user names to ask about it.</param>
internal sealed record AskedSubject(string Size, Subject Subject, IncidentFilter Filter)
{
    /// <summary>The largest, the middle and the smallest of each kind that a store has.</summary>
    public static async Task<IReadOnlyList<AskedSubject>> Of(LiveData data)
    {
        var asked = new List<AskedSubject>();
        foreach (var (kind, by) in ((SubjectKind, Dimension)[])
            [(SubjectKind.Country, Dimension.Country), (SubjectKind.Province, Dimension.Province), (SubjectKind.District, Dimension.District), (SubjectKind.Group, Dimension.Group)])
            asked.AddRange(await Of(data, kind, by));
        return asked;
    }

    public override string ToString() => $"{Size} {Subject.Kind.ToString().ToLowerInvariant()}";

    private static async Task<IEnumerable<AskedSubject>> Of(LiveData data, SubjectKind kind, Dimension by)
    {
        var incidents = (await data.Ask(new TallyQuery { By = by })).ToDictionary(row => row.Key, row => row.Tally.Incidents, StringComparer.Ordinal);
        var ranked = (await data.Names(kind)).Select(name => name.Subject).Where(subject => incidents.ContainsKey(subject.Key)).OrderByDescending(subject => incidents[subject.Key]).ToList();
        return new[] { ("largest", 0), ("middle", ranked.Count / 2), ("smallest", ranked.Count - 1) }
            .Where(one => one.Item2 >= 0 && one.Item2 < ranked.Count)
            .DistinctBy(one => one.Item2)
            .Select(one => new AskedSubject(one.Item1, ranked[one.Item2], FilterOf(ranked[one.Item2])));
    }

    private static IncidentFilter FilterOf(Subject subject) =>
        subject.Kind == SubjectKind.Group ? new() { Groups = [Reporting.Groups.GroupKey.FromName(subject.Key)] } : new() { Places = [subject.Place] };
}
