using Reporting.Briefs;

namespace Reporting.Charts;

/// <summary>What the colours of a map mean, whoever draws it.</summary>
internal static class MapLegend
{
    /// <summary>Each colour by its class, from -1, which is no incident; null is for areas of which the data know nothing, where there are any.</summary>
    public static IEnumerable<(int? Class, string Text)> Of(PlaceMap map)
    {
        for (var of = -1; of < map.Scale.From.Length; of++) yield return (of, of < 0 ? "no incident" : map.Scale.Label(of));
        if (map is BoundaryMap areas && areas.Areas.Any(area => area.Incidents is null)) yield return (null, $"no such {map.Level} in the data");
    }
}
