namespace Reporting.Briefs.Maps;

/// <summary>A point on the earth.</summary>
/// <param name="East">Degrees east; beyond 180 where a map goes on over the date line.</param>
/// <param name="North">Degrees north.</param>
public readonly record struct Degrees(double East, double North);
