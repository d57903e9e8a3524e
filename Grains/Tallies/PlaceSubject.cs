using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>Reads the key of a place's grain.</summary>
internal static class PlaceSubject
{
    public static Subject Of(string key, PlaceLevel level) => PlaceKey.TryParse(key, out var place) && place.Level == level
        ? Subject.Of(place)
        : throw new ArgumentException($"'{key}' is not the key of a {level}.", nameof(key));
}
