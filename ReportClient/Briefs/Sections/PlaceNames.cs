using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Briefs.Sections;

/// <summary>The names to print, and the words for the levels of places.</summary>
internal sealed class PlaceNames
{
    private readonly PlaceKey _place;
    private readonly Dimension? _below;
    private readonly Dictionary<Subject, string> _names;
    private readonly ImmutableArray<SubjectName> _countries;
    private readonly ImmutableHashSet<PlaceKey> _within;

    /// <param name="place">The place that the brief is about; <c>default</c> for everything.</param>
    /// <param name="names">The name of every subject.</param>
    /// <param name="below">By which places it is broken down; null, the default, for those one level below the place.</param>
    /// <param name="within">With <paramref name="below"/>: the countries whose places are meant; null, the default, or none for all.</param>
    public PlaceNames(PlaceKey place, IEnumerable<SubjectName> names, Dimension? below = null, IEnumerable<PlaceKey>? within = null)
    {
        (_place, _below, _within) = (place, below, [.. within ?? []]);
        _names = names.ToDictionary(name => name.Subject, name => name.Name);
        _countries = [.. _names.Where(name => name.Key.Kind == SubjectKind.Country).Select(name => new SubjectName(name.Key, name.Value)).OrderBy(name => name.Subject)];
    }

    /// <summary>The place that the brief is about; the only country where the whole store is one.</summary>
    public PlaceKey Place => _place.IsDefault && _countries.Length == 1 ? _countries[0].Subject.Place : _place;

    /// <summary>The name of what the brief is about.</summary>
    public string Title => Place.IsDefault ? "All countries" : Of(Place);

    /// <summary>What the place lies in, outwards; empty for a country.</summary>
    public string Within
    {
        get
        {
            var outer = new List<string>();
            for (var place = Place.Parent; !place.IsDefault; place = place.Parent) outer.Add(Of(place));
            return string.Join(", ", outer);
        }
    }

    /// <summary>How the places one level below are asked for; none below a district.</summary>
    public Dimension Below => _below ?? (Place.IsDefault ? Dimension.Country : Place.Level switch
    {
        PlaceLevel.Country => Dimension.Province,
        PlaceLevel.Province => Dimension.District,
        _ => Dimension.None,
    });

    /// <summary>The level one below.</summary>
    public PlaceLevel LevelBelow => Below switch { Dimension.Country => PlaceLevel.Country, Dimension.Province => PlaceLevel.Province, _ => PlaceLevel.District };

    /// <summary>The word for one place below: <c>district</c>.</summary>
    public string OneBelow => Below switch { Dimension.Country => "country", Dimension.Province => "province", _ => "district" };

    /// <summary>The word for several: <c>districts</c>.</summary>
    public string ManyBelow => Below == Dimension.Country ? "countries" : OneBelow + "s";

    /// <summary>The places one level below that the data know, sorted by key; none below a district.</summary>
    public ImmutableArray<PlaceKey> PlacesBelow => Below == Dimension.None ? []
        : [.. _names.Keys.Where(subject => subject.Kind == (SubjectKind)LevelBelow).Select(subject => subject.Place).Where(IsWithin).Order()];

    /// <summary>How many places one level below the data know.</summary>
    public int KnownBelow => PlacesBelow.Length;

    private bool IsWithin(PlaceKey place) => _below is null ? Place.IsDefault || Place.Contains(place) : _within.IsEmpty || _within.Contains(place.At(PlaceLevel.Country));

    /// <summary>The name of a place.</summary>
    public string Of(PlaceKey place) => Name(Subject.Of(place), place.Leaf);

    /// <summary>The name of a row of places or groups.</summary>
    public string OfRow(string key, bool isGroup)
    {
        if (key == TallyRow.NotLocated) return $"Not located to a {OneBelow}";
        if (key == TallyRow.NoGroup) return "No group named";
        if (isGroup) return GroupKey.FromName(key) is var group && KnownGroups.Find(group) is { } known ? known.Name : Name(Subject.Of(group), key);
        return PlaceKey.TryParse(key, out var place) ? Of(place) : key;
    }

    private string Name(Subject subject, string otherwise) => _names.GetValueOrDefault(subject) ?? Capital(otherwise);

    private static string Capital(string key) => string.Join(' ', key.Split('-').Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
