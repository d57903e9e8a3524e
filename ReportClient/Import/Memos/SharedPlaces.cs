using System.Runtime.CompilerServices;
using Reporting.Places;

namespace Reporting.Import;

/// <summary>The part of a place that is named, down to the district: few of them come again and again.</summary>
internal sealed record NamedArea(string Country, string? Province, string? District);

/// <summary>Makes places of which equal ones are mostly one place.</summary>
/// <remarks>Bounded. For one thread.</remarks>
internal sealed class SharedPlaces
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15UL;
    private const int MostPlaces = 16_384;

    private readonly MemoTable<Place> _places = new(MostPlaces);

    /// <summary>A spot in an area.</summary>
    public Place Of(NamedArea area, LocationPrecision precision, string? locality, double? latitude, double? longitude)
    {
        if (_places.PassesBy()) return Made(area, precision, locality, latitude, longitude);
        var hash = HashOf(area, precision, locality, latitude, longitude);
        foreach (ref readonly var slot in _places.Near(hash))
            if (slot.Hash == hash && slot.IsTaken && IsSame(slot.Value, area, precision, locality, latitude, longitude)) return slot.Value;
        var made = Made(area, precision, locality, latitude, longitude);
        _places.Keep(hash, made);
        return made;
    }

    private static Place Made(NamedArea area, LocationPrecision precision, string? locality, double? latitude, double? longitude) => new()
    {
        Country = area.Country,
        Province = area.Province,
        District = area.District,
        Locality = locality,
        Latitude = latitude,
        Longitude = longitude,
        Precision = precision,
    };

    private static ulong HashOf(NamedArea area, LocationPrecision precision, string? locality, double? latitude, double? longitude)
    {
        unchecked
        {
            var hash = ((ulong)(uint)RuntimeHelpers.GetHashCode(area) << 32 | (uint)RuntimeHelpers.GetHashCode(locality)) * Odd;
            hash = (hash ^ hash >> 32 ^ (ulong)precision) * Odd;
            hash = (hash ^ hash >> 32 ^ BitsOf(latitude)) * Odd;
            hash = (hash ^ hash >> 32 ^ BitsOf(longitude)) * Odd;
            return hash ^ hash >> 32;
        }
    }

    private static bool IsSame(Place place, NamedArea area, LocationPrecision precision, string? locality, double? latitude, double? longitude) =>
        BitsOf(place.Latitude) == BitsOf(latitude) && BitsOf(place.Longitude) == BitsOf(longitude) && place.Precision == precision
        && place.Locality == locality && place.District == area.District && place.Province == area.Province && place.Country == area.Country;

    // Bits, since -0 is written otherwise than 0. Not given is a number that no degrees are.
    private static ulong BitsOf(double? degrees) => degrees is { } given ? BitConverter.DoubleToUInt64Bits(given) : ulong.MaxValue;
}
