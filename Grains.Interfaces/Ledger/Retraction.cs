using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>An incident to withdraw, and on what condition.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Revision">The last revision that the withdrawal reaches, in the data set's own order; 0 where the source names none. An incident that stands with a later one is left alone.</param>
/// <param name="ExpectedSequence">The entry that has to stand; with any other one the incident is left alone. 0 for whichever stands.</param>
[GenerateSerializer, Immutable, Alias("reporting.Retraction")]
public sealed record Retraction([property: Id(0)] IncidentId Id, [property: Id(1)] long Revision = 0, [property: Id(2)] long ExpectedSequence = 0);

/// <summary>Incidents of one shard, withdrawn together.</summary>
/// <param name="Items">The incidents, in the order in which they are withdrawn; all of them belong to the shard.</param>
/// <param name="Reason">Why; the ledger keeps it.</param>
/// <param name="RetractedBy">Who withdraws them.</param>
[GenerateSerializer, Immutable, Alias("reporting.RetractBatch")]
public sealed record RetractBatch([property: Id(0)] IReadOnlyList<Retraction> Items, [property: Id(1)] string Reason, [property: Id(2)] string RetractedBy);
