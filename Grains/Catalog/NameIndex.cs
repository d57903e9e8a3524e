using System.Collections.Immutable;
using Reporting.Groups;
using Reporting.Names;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Catalog;

/// <summary>Finds what typed names mean among the names that sources have used.</summary>
internal sealed class NameIndex
{
    private const int MostSuggestions = 5;
    private readonly Dictionary<Subject, SortedSet<string>> _names = [];

    /// <summary>Takes in a name; true when it is new.</summary>
    public bool Add(SubjectName name)
    {
        if (!_names.TryGetValue(name.Subject, out var known)) _names[name.Subject] = known = new SortedSet<string>(StringComparer.Ordinal);
        return known.Add(name.Name);
    }

    /// <summary>The subjects of a kind with the name to print, sorted.</summary>
    public IEnumerable<SubjectName> List(SubjectKind kind) =>
        _names.Keys.Where(subject => subject.Kind == kind).Order().Select(Named);

    /// <summary>Finds what a name means; near ones when it means nothing.</summary>
    public NameAnswer Resolve(SubjectKind kind, string name, PlaceKey within)
    {
        var candidates = _names.Keys.Where(subject => subject.Kind == kind && (within.IsDefault || within.Contains(subject.Place))).Order().ToList();
        var keys = Keys(kind, name);
        var matches = candidates.Where(subject => subject.Key == name || keys.Contains(Leaf(subject))).ToList();
        if (matches.Count == 0) matches = candidates.Where(subject => Spellings(subject).Any(keys.Contains)).ToList();
        if (matches.Count > 0) return new NameAnswer([.. matches.Select(Named)], []);
        return new NameAnswer([], [.. Near(candidates, keys[0])]);
    }

    // Of several spellings the last in ordinal order: "Badghis" rather than "BADGHIS", whatever came first.
    private SubjectName Named(Subject subject) => new(subject, _names[subject].Max!);

    private static ImmutableArray<string> Keys(SubjectKind kind, string name) => kind == SubjectKind.Group
        ? [GroupKey.FromName(name).Value ?? "", NameKey.Of(name)]
        : [NameKey.Of(PlaceKey.ShortName(name)), NameKey.Of(name)];

    private static string Leaf(Subject subject) => subject.Kind == SubjectKind.Group ? subject.Key : subject.Place.Leaf;

    // "Myanmar (Burma)" is found as "Myanmar" and as "Burma".
    private IEnumerable<string> Spellings(Subject subject)
    {
        foreach (var name in _names[subject])
        {
            yield return NameKey.Of(name);
            yield return NameKey.Of(PlaceKey.SpokenName(name));
            var bracket = name.LastIndexOf(" (", StringComparison.Ordinal);
            if (bracket <= 0 || name[^1] != ')') continue;
            yield return NameKey.Of(PlaceKey.ShortName(name[..bracket]));
            yield return NameKey.Of(name[bracket..]);
        }
        if (subject.Kind != SubjectKind.Group) yield break;
        foreach (var known in KnownGroups.All)
            if (known.Key == subject.Key)
                foreach (var alias in known.Aliases) yield return NameKey.Of(alias);
    }

    private IEnumerable<SubjectName> Near(List<Subject> candidates, string key)
    {
        // A short name has few letters to get wrong: two changes make any acronym of another.
        var reach = key.Length <= 4 ? 1 : key.Length <= 8 ? 2 : key.Length / 3;
        return candidates
            .Select(subject => (subject, distance: Spellings(subject).Append(Leaf(subject)).Min(spelling => Distance(spelling, key))))
            .Where(one => one.distance <= reach)
            .OrderBy(one => one.distance).ThenBy(one => one.subject)
            .Take(MostSuggestions)
            .Select(one => Named(one.subject));
    }

    // A beginning or a part counts as near; else the number of letters to change (Levenshtein).
    private static int Distance(string spelling, string key)
    {
        if (key.Length >= 3 && spelling.Contains(key, StringComparison.Ordinal)) return 1;
        if (Math.Abs(spelling.Length - key.Length) > key.Length) return int.MaxValue;
        var row = Enumerable.Range(0, key.Length + 1).ToArray();
        for (var i = 1; i <= spelling.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= key.Length; j++)
            {
                var change = diagonal + (spelling[i - 1] == key[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[key.Length];
    }
}
