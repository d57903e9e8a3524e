namespace Reporting.Places;

/// <summary>How exactly the place is known (UCDP GED codebook, variable <c>where_prec</c>).</summary>
/// <remarks>It decides how deep an incident counts: see <see cref="Place.CountsIn"/>.</remarks>
[GenerateSerializer, Alias("reporting.LocationPrecision")]
public enum LocationPrecision : byte
{
    /// <summary>The exact spot.</summary>
    Exact = 1,
    /// <summary>Near a known spot, up to about 25 km.</summary>
    Near = 2,
    /// <summary>The district (second-order division) only.</summary>
    District = 3,
    /// <summary>The province (first-order division) only.</summary>
    Province = 4,
    /// <summary>A part of a country, or along a line: counts only as deep as the source names a place.</summary>
    Region = 5,
    /// <summary>The country only; names of places below it are those of its centroid and do not count.</summary>
    Country = 6,
    /// <summary>At sea or in the air.</summary>
    SeaOrAir = 7,
}
