using Reporting.Briefs.Maps;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tests.Briefs.Maps;

/// <summary>Made-up incidents at the coordinates of provinces, to half a degree.</summary>
internal static class MappedIncidents
{
    private static readonly Dictionary<string, (double East, double North)> Provinces = new(StringComparer.Ordinal)
    {
        ["Badakhshan"] = (71, 37), ["Badghis"] = (63.5, 35), ["Baghlan"] = (69, 36), ["Balkh"] = (67, 36.5), ["Bamyan"] = (67.5, 34.5), ["Daykundi"] = (66, 33.5), ["Farah"] = (62.5, 32.5), ["Faryab"] = (64.5, 36),
        ["Ghazni"] = (68, 33.5), ["Ghor"] = (65, 34), ["Helmand"] = (64, 31), ["Herat"] = (62.5, 34.5), ["Jowzjan"] = (66, 37), ["Kabul"] = (69.5, 34.5), ["Kandahar"] = (65.5, 31.5), ["Kapisa"] = (69.5, 35),
        ["Khost"] = (70, 33.5), ["Kunar"] = (71, 35), ["Kunduz"] = (69, 37), ["Laghman"] = (70, 35), ["Logar"] = (69, 34), ["Nangarhar"] = (70.5, 34), ["Nimruz"] = (62, 31), ["Nuristan"] = (70.5, 35.5),
        ["Paktia"] = (69.5, 33.5), ["Paktika"] = (69, 32.5), ["Panjshir"] = (70, 35.5), ["Parwan"] = (69, 35), ["Samangan"] = (67.5, 36), ["Sar-e Pol"] = (66, 36), ["Takhar"] = (69.5, 36.5),
        ["Uruzgan"] = (66, 32.5), ["Wardak"] = (68.5, 34.5), ["Zabul"] = (67, 32),
    };

    public static IReadOnlyList<PlacePoint> Points { get; } = [.. Provinces.Select(one => new PlacePoint(PlaceKey.FromNames("Afghanistan", one.Key), new Degrees(one.Value.East, one.Value.North)))];

    /// <summary>A year of made-up incidents, each with the coordinates of its province.</summary>
    public static InMemoryData Year { get; } = new([.. MadeUpIncidents.Year(new DateOnly(2021, 8, 15), 90, coded: false).Select(Placed)], new DateTimeOffset(2021, 8, 20, 12, 30, 0, TimeSpan.Zero));

    private static Incident Placed(Incident incident) => incident.Place.Province is { } province && Provinces.TryGetValue(province, out var at)
        ? incident with { Place = incident.Place with { Latitude = at.North, Longitude = at.East } }
        : incident;
}
