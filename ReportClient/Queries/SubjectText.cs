using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>Says what a question is about, in the same words every time, so that scripts may compare it.</summary>
/// <remarks>
/// <c>all</c>, or up to four terms joined by <c>"; "</c>, always in the order place, group, type, violence. A term is a kind and one or
/// more keys, sorted, joined by <c>|</c>: <c>province afghanistan/badakhshan; group imu; type raid</c>.
/// </remarks>
internal static class SubjectText
{
    /// <summary>The text of everything.</summary>
    public const string Everything = "all";

    public static string Of(IncidentFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var terms = new List<string>();
        foreach (var level in filter.Places.GroupBy(place => place.Level).OrderBy(level => level.Key))
            terms.Add(Term(Word((SubjectKind)level.Key), level.Select(place => place.Path)));
        if (!filter.Groups.IsEmpty) terms.Add(Term("group", filter.Groups.Select(group => group.Value)));
        if (!filter.Types.IsEmpty) terms.Add(Term("type", filter.Types.Select(type => type.Code())));
        if (!filter.Violence.IsEmpty) terms.Add(Term("violence", filter.Violence.Select(violence => violence.Code())));
        return terms.Count == 0 ? Everything : string.Join("; ", terms);
    }

    /// <summary>The kind of a subject in one word, also the name of its option: <c>province</c>.</summary>
    public static string Word(SubjectKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Several subjects of a kind: <c>countries</c>.</summary>
    public static string Plural(SubjectKind kind) => kind == SubjectKind.Country ? "countries" : Word(kind) + "s";

    private static string Term(string kind, IEnumerable<string> keys) => $"{kind} {string.Join('|', keys.Distinct().Order(StringComparer.Ordinal))}";
}
