using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>What became of an incident that was given to the ledger.</summary>
[GenerateSerializer, Alias("reporting.RecordOutcome")]
public enum RecordOutcome : byte
{
    /// <summary>It was new and is recorded.</summary>
    Recorded = 1,
    /// <summary>It says something else than the ledger did, and now stands.</summary>
    Revised = 2,
    /// <summary>The ledger already says this; nothing was written.</summary>
    Unchanged = 3,
    /// <summary>Its revision is older than the one that stands; nothing was written.</summary>
    Stale = 4,
    /// <summary>It says what was withdrawn; it stays withdrawn and nothing was written.</summary>
    StaysWithdrawn = 5,
}

/// <summary>What became of a withdrawal.</summary>
[GenerateSerializer, Alias("reporting.RetractOutcome")]
public enum RetractOutcome : byte
{
    /// <summary>The incident is withdrawn.</summary>
    Retracted = 1,
    /// <summary>It was withdrawn before; nothing was written.</summary>
    AlreadyRetracted = 2,
    /// <summary>No such incident was ever recorded; nothing was written.</summary>
    NeverRecorded = 3,
    /// <summary>A later revision stands than the withdrawal reaches; nothing was written.</summary>
    Stale = 4,
    /// <summary>Another entry stands than the one that was to be withdrawn; nothing was written.</summary>
    Changed = 5,
}

/// <summary>Incidents for one shard, recorded together.</summary>
/// <param name="Incidents">The incidents, in the order in which they arrived; all of them belong to the shard.</param>
/// <param name="RecordedBy">Who records them.</param>
/// <param name="Reason">Why; null where nobody says.</param>
[GenerateSerializer, Immutable, Alias("reporting.RecordBatch")]
public sealed record RecordBatch([property: Id(0)] IReadOnlyList<Incident> Incidents, [property: Id(1)] string RecordedBy, [property: Id(2)] string? Reason = null);

/// <summary>The answer to a batch: it is durable.</summary>
/// <param name="Outcomes">One for each incident, in the batch's order.</param>
/// <param name="Position">The shard's last sequence number after it.</param>
[GenerateSerializer, Immutable, Alias("reporting.RecordReceipt")]
public sealed record RecordReceipt([property: Id(0)] IReadOnlyList<RecordOutcome> Outcomes, [property: Id(1)] long Position);
