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
        foreach (var actor in incident.Actors.IsDefault ? [] : incident.Actors)
        {
            if (actor.Group is { IsDefault: false } group)
                yield return new SubjectName(Subject.Of(group), KnownGroups.Find(group)?.Name ?? actor.Name);
        }
        var place = incident.Place.CountsIn;
        if (place.IsDefault) yield break;
        yield return new SubjectName(Subject.Of(place.At(PlaceLevel.Country)), incident.Place.Country);
        if (place.Level == PlaceLevel.Country) yield break;
        var province = PlaceKey.ShortName(incident.Place.Province!);
        yield return new SubjectName(Subject.Of(place.At(PlaceLevel.Province)), province);
        if (place.Level == PlaceLevel.District)
            yield return new SubjectName(Subject.Of(place), PlaceKey.ShortName(incident.Place.District!, province));
    }
}
