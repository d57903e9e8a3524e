using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>The names that a place counts by, by number; 0 for one that is not named.</summary>
internal readonly record struct PlaceNames(int Country, int Province, int District, LocationPrecision Precision);
