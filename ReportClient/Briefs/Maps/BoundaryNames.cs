using System.Collections.Immutable;
using Reporting.Names;
using Reporting.Places;

namespace Reporting.Briefs.Maps;

/// <summary>Reads what an area is called; knows the properties of Natural Earth, geoBoundaries, GADM and OCHA's common data sets.</summary>
internal static class BoundaryNames
{
    // The property that names an area best comes first.
    private static readonly string[] OfAny = ["name", "name_en", "name_long", "shapeName"];
    private static readonly string[] OfCountries = ["admin", "geounit", "name_0", "adm0_en", "adm0_name", "country"];
    private static readonly string[] OfProvinces = ["name_1", "adm1_en", "adm1_name", "admin1name", "admin1name_en", "province"];
    private static readonly string[] OfDistricts = ["name_2", "adm2_en", "adm2_name", "admin2name", "admin2name_en", "district"];
    private static readonly string[] Codes = ["iso_3166_2", "shapeISO", "iso_code", "iso_a2", "iso_a3"];

    /// <summary>Some of the properties that it reads, for people.</summary>
    public const string Known = "'name', 'shapeName', 'NAME_1', 'ADM1_EN' or 'iso_3166_2'";

    /// <summary>The names of an area of a level.</summary>
    public static AreaNames Of(ImmutableDictionary<string, string> properties, PlaceLevel level)
    {
        string[] own = [.. OfAny, .. level switch { PlaceLevel.Country => OfCountries, PlaceLevel.Province => OfProvinces, _ => OfDistricts }, .. Codes];
        string[] above = level switch { PlaceLevel.Country => [], PlaceLevel.Province => OfCountries, _ => [.. OfCountries, .. OfProvinces] };
        var names = Values(properties, own).ToList();
        return new AreaNames(names.FirstOrDefault() ?? "", [.. Keys(names).Distinct(StringComparer.Ordinal)], [.. Keys(Values(properties, above))]);
    }

    private static IEnumerable<string> Values(ImmutableDictionary<string, string> properties, IEnumerable<string> wanted) =>
        wanted.Select(property => properties.GetValueOrDefault(property)).OfType<string>().Where(text => text.Length <= NameKey.LongestName && NameKey.Of(text).Length > 0);

    // As places are keyed: a province without the word for it, a country as it is.
    private static IEnumerable<string> Keys(IEnumerable<string> names) => names.SelectMany(name => new[] { NameKey.Of(name), NameKey.Of(PlaceKey.ShortName(name)) });
}
