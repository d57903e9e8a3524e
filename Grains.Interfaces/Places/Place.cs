namespace Reporting.Places;

/// <summary>Where an incident happened, with the names as the source writes them, and how exactly that is known.</summary>
[GenerateSerializer, Immutable, Alias("reporting.Place")]
public sealed record Place
{
    /// <summary>The country.</summary>
    [Id(0)] public required string Country { get; init; }

    /// <summary>The first-order division; null where not named.</summary>
    [Id(1)] public string? Province { get; init; }

    /// <summary>The second-order division; null where not named.</summary>
    [Id(2)] public string? District { get; init; }

    /// <summary>The town, road or spot in words; null where not named.</summary>
    [Id(3)] public string? Locality { get; init; }

    /// <summary>Degrees north; null where not given. A centroid's where the precision is low.</summary>
    [Id(4)] public double? Latitude { get; init; }

    /// <summary>Degrees east; null where not given.</summary>
    [Id(5)] public double? Longitude { get; init; }

    /// <summary>How exactly the place is known.</summary>
    [Id(6)] public required LocationPrecision Precision { get; init; }

    /// <summary>The deepest place that this incident counts in.</summary>
    /// <remarks>
    /// The district only for precision 1-3, or 5 with a named district; the province for 1-4, or 5 with a named province; else the
    /// country. The rest of a level is its "not located" row. A low precision never counts in the district of a centroid, even when
    /// the source names one.
    /// </remarks>
    public PlaceKey CountsIn => Precision switch
    {
        LocationPrecision.Exact or LocationPrecision.Near or LocationPrecision.District or LocationPrecision.Region => PlaceKey.FromNames(Country, Province, District),
        LocationPrecision.Province => PlaceKey.FromNames(Country, Province),
        _ => PlaceKey.FromNames(Country),
    };
}
