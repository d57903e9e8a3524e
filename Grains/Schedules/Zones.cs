using NodaTime;
using NodaTime.TimeZones;

namespace Reporting.Schedules;

/// <summary>The time zones that the program brings with it: the same in every silo, whatever the machine has.</summary>
internal static class Zones
{
    private const int MostNear = 3;

    private static readonly Dictionary<string, string> s_ids = TzdbDateTimeZoneSource.Default.GetIds().ToDictionary(id => id, id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a zone as the tz database writes it, found in any case.</summary>
    /// <exception cref="UnknownZoneException">There is none.</exception>
    public static string Named(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return s_ids.TryGetValue(id, out var known) ? known : throw new UnknownZoneException(id, TzdbDateTimeZoneSource.Default.TzdbVersion, [.. Near(id)]);
    }

    /// <summary>A zone by its name.</summary>
    /// <exception cref="UnknownZoneException">There is none.</exception>
    public static DateTimeZone Find(string id) => DateTimeZoneProviders.Tzdb[Named(id)];

    // People know the city and guess the region.
    private static IEnumerable<string> Near(string id)
    {
        var city = id[(id.LastIndexOf('/') + 1)..].Trim().Replace(' ', '_');
        return city.Length < 3 ? [] : s_ids.Values.Where(known => known.Contains(city, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(MostNear);
    }
}
