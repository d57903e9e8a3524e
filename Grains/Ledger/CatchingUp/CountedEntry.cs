namespace Reporting.Ledger;

/// <summary>What an entry adds to tallies, or takes back from them, by the default rule.</summary>
/// <param name="Sequence">The entry; one that revises an incident comes twice.</param>
/// <param name="Incident">Its incident, or the one that it takes back.</param>
internal readonly record struct CountedEntry(long Sequence, CountedIncident Incident);
