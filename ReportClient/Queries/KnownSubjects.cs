using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>Finds every tally that there is.</summary>
internal static class KnownSubjects
{
    /// <summary>Every subject whose name the ledger has met, sorted.</summary>
    public static async Task<SortedSet<Subject>> Subjects(this IReportingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var subjects = new SortedSet<Subject>();
        foreach (var kind in Enum.GetValues<SubjectKind>()) subjects.UnionWith((await data.Names(kind)).Select(name => name.Subject));
        return subjects;
    }
}
