using System.Collections.Immutable;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Catalog;

/// <summary>The names that an incident gives to the subjects it counts in, and to its country and province above them.</summary>
public static class SubjectNames
{
    /// <summary>Each subject with its name; a known group by the name the product prints.</summary>
    public static IEnumerable<SubjectName> Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return Of(incident.Actors).Concat(Of(incident.Place));
    }

    /// <summary>Each group among parties with its name.</summary>
    internal static IEnumerable<SubjectName> Of(ImmutableArray<Actor> actors)
    {
        foreach (var actor in actors.IsDefault ? [] : actors)
        {
            if (actor.Group is { IsDefault: false } group)
                yield return new SubjectName(Subject.Of(group), KnownGroups.Find(group)?.Name ?? actor.Name);
        }
    }

    /// <summary>The place that an incident there counts in, and those above it, each with its name.</summary>
    internal static IEnumerable<SubjectName> Of(Place place)
    {
        var key = place.CountsIn;
        if (key.IsDefault) yield break;
        yield return new SubjectName(Subject.Of(key.At(PlaceLevel.Country)), place.Country);
        if (key.Level == PlaceLevel.Country) yield break;
        var province = PlaceKey.ShortName(place.Province!);
        yield return new SubjectName(Subject.Of(key.At(PlaceLevel.Province)), province);
        if (key.Level == PlaceLevel.District)
            yield return new SubjectName(Subject.Of(key), PlaceKey.ShortName(place.District!, province));
    }
}
