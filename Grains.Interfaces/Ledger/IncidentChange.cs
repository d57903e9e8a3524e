using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>What became of one incident between two positions.</summary>
/// <param name="Before">The incident as it stood at the first, without texts; null when it did not stand: never recorded, or withdrawn.</param>
/// <param name="After">The incident as it stood at the second, without texts; null when it is withdrawn.</param>
/// <param name="Last">The last entry about it: what it did, when, who recorded it and why; its incident has no texts.</param>
[GenerateSerializer, Immutable, Alias("reporting.IncidentChange")]
public sealed record IncidentChange([property: Id(0)] Incident? Before, [property: Id(1)] Incident? After, [property: Id(2)] LedgerEntry Last)
{
    /// <summary>The incident's id.</summary>
    public IncidentId Id => Last.Incident.Id;
}
