using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>Finds the places and groups that typed names mean: countries first, provinces in them, districts in those.</summary>
/// <remarks>
/// Only the deepest level that was named filters: a province that lies in the named country, not the rest of that country. A name may
/// also be a key (<c>afghanistan/kandahar/arghandab</c>), which is never ambiguous.
/// </remarks>
internal sealed class NameResolution(IReportingData data)
{
    /// <summary>What the names mean: the places and groups of a filter.</summary>
    /// <exception cref="UnknownNameException">The store holds no such name.</exception>
    /// <exception cref="AmbiguousNameException">A name means several things.</exception>
    public async Task<(ImmutableArray<PlaceKey> Places, ImmutableArray<GroupKey> Groups)> Resolve(AskedNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ImmutableArray<PlaceKey> within = [];
        if (names.Countries.Count > 0) within = await Places(SubjectKind.Country, names.Countries, within);
        if (names.Provinces.Count > 0) within = await Places(SubjectKind.Province, names.Provinces, within);
        if (names.Districts.Count > 0) within = await Places(SubjectKind.District, names.Districts, within);
        var groups = ImmutableArray.CreateBuilder<GroupKey>();
        foreach (var name in names.Groups)
            groups.Add(GroupKey.FromName((await One(SubjectKind.Group, name, [])).Key));
        return (within, [.. groups.Distinct().Order()]);
    }

    private async Task<ImmutableArray<PlaceKey>> Places(SubjectKind kind, IReadOnlyList<string> names, ImmutableArray<PlaceKey> within)
    {
        var found = new SortedSet<PlaceKey>();
        foreach (var name in names) found.Add((await One(kind, name, within)).Place);
        return [.. found];
    }

    private async Task<Subject> One(SubjectKind kind, string name, ImmutableArray<PlaceKey> within)
    {
        var matches = new SortedDictionary<Subject, SubjectName>();
        var suggestions = new List<SubjectName>();
        foreach (var place in within.IsEmpty ? [default] : within)
        {
            var answer = await data.Resolve(kind, name, place);
            foreach (var match in answer.Matches) matches[match.Subject] = match;
            suggestions.AddRange(answer.Suggestions);
        }
        return matches.Count switch
        {
            1 => matches.Keys.First(),
            0 => throw new UnknownNameException(kind, name, [.. within], [.. suggestions.Distinct().Take(5)]),
            _ => throw new AmbiguousNameException(kind, name, [.. matches.Values]),
        };
    }
}

/// <summary>A typed name that the store does not hold.</summary>
internal sealed class UnknownNameException(SubjectKind kind, string name, ImmutableArray<PlaceKey> within, ImmutableArray<SubjectName> suggestions)
    : Exception($"No {SubjectText.Word(kind)} is called '{name}'.")
{
    public SubjectKind Kind { get; } = kind;

    public string Name { get; } = name;

    /// <summary>Where it was looked for; empty for anywhere.</summary>
    public ImmutableArray<PlaceKey> Within { get; } = within;

    /// <summary>Names near it, the nearest first.</summary>
    public ImmutableArray<SubjectName> Suggestions { get; } = suggestions;
}

/// <summary>A typed name that means several things.</summary>
internal sealed class AmbiguousNameException(SubjectKind kind, string name, ImmutableArray<SubjectName> candidates)
    : Exception($"{candidates.Length} {SubjectText.Plural(kind)} are called '{name}'.")
{
    public SubjectKind Kind { get; } = kind;

    public string Name { get; } = name;

    /// <summary>What it can mean, sorted by key.</summary>
    public ImmutableArray<SubjectName> Candidates { get; } = candidates;
}
