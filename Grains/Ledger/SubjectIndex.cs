using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Catalog;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Finds the subjects that incidents of a shard count in, without making their keys anew for each.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class SubjectIndex
{
    private const int Slots = 8_192;
    private readonly Dictionary<Subject, SubjectLine> _lines = [];
    private readonly PlaceMemo<SubjectLines> _places = new(Slots);
    private readonly ReferenceMemo<Actor[], SubjectLines> _actors = new(Slots);
    private readonly Dictionary<(PlaceKey Key, string Country, string? Province, string? District), SubjectLines> _linesOfPlace = [];
    private readonly SubjectLines _nobody = new(CellNumbers.Groups.Of(""), [], []) { NamesMet = true };

    /// <summary>Every subject that is known.</summary>
    public IEnumerable<SubjectLine> Lines => _lines.Values;

    /// <summary>What is known of a subject; null when no entry touched it.</summary>
    public SubjectLine? Find(Subject subject) => _lines.GetValueOrDefault(subject);

    /// <summary>What is known of a subject.</summary>
    public SubjectLine Line(Subject subject)
    {
        ref var line = ref CollectionsMarshal.GetValueRefOrAddDefault(_lines, subject, out _);
        return line ??= new SubjectLine(subject);
    }

    /// <summary>The subjects of an incident.</summary>
    public IncidentLines Of(Incident incident) => new(Of(incident.Actors), Of(incident.Place));

    /// <summary>The subjects of a place.</summary>
    public SubjectLines Of(Place place) => _places.Find(place) ?? _places.Keep(place, Found(place));

    /// <summary>The groups among parties.</summary>
    public SubjectLines Of(ImmutableArray<Actor> actors)
    {
        if (actors.IsDefaultOrEmpty) return _nobody;
        var list = ImmutableCollectionsMarshal.AsArray(actors)!;
        return _actors.Find(list) ?? _actors.Keep(list, Make(actors));
    }

    private SubjectLines Found(Place place)
    {
        var key = place.CountsIn;
        ref var lines = ref CollectionsMarshal.GetValueRefOrAddDefault(_linesOfPlace, (key, place.Country, place.Province, place.District), out _);
        return lines ??= Made(place, key);
    }

    private SubjectLines Made(Place place, PlaceKey key)
    {
        SubjectLine[] lines = key.IsDefault ? [] : [Line(Subject.Of(key.Level == PlaceLevel.District ? key.Parent : key))];
        return new SubjectLines(CellNumbers.Places.Of(key), lines, [.. SubjectNames.Of(place)], key.At(PlaceLevel.Province));
    }

    /// <summary>The groups among parties, made anew whatever was made before.</summary>
    public SubjectLines Make(ImmutableArray<Actor> actors)
    {
        var groups = Incident.GroupsOf(actors);
        return new SubjectLines(
            CellNumbers.Groups.Of(CellKey.Joined(groups)), [.. groups.Select(group => Line(Subject.Of(group)))], [.. SubjectNames.Of(actors)]);
    }
}
