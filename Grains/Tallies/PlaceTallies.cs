using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A province's tally. Its cells hold the district, so it answers for its districts as well.</summary>
[GrainType("province")]
internal sealed class ProvinceGrain(TallyServices services) : TallyGrain(services), IProvinceGrain
{
    /// <inheritdoc/>
    protected override Subject SubjectOf(string key) => PlaceSubject.Of(key, PlaceLevel.Province);
}

/// <summary>A district's tally.</summary>
[GrainType("district")]
internal sealed class DistrictGrain(TallyServices services) : TallyGrain(services), IDistrictGrain
{
    /// <inheritdoc/>
    protected override Subject SubjectOf(string key) => PlaceSubject.Of(key, PlaceLevel.District);
}

/// <summary>Reads the key of a place's grain.</summary>
internal static class PlaceSubject
{
    public static Subject Of(string key, PlaceLevel level) => PlaceKey.TryParse(key, out var place) && place.Level == level
        ? Subject.Of(place)
        : throw new ArgumentException($"'{key}' is not the key of a {level}.", nameof(key));
}
