using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>What an entry of the ledger does.</summary>
[GenerateSerializer, Alias("reporting.EntryKind")]
public enum EntryKind : byte
{
    /// <summary>An incident is recorded for the first time.</summary>
    Recorded = 1,
    /// <summary>A later description of an incident takes the place of the one before.</summary>
    Revised = 2,
    /// <summary>An incident is withdrawn; it may be recorded again.</summary>
    Retracted = 3,
}

/// <summary>One entry of the ledger: what was recorded, when and by whom. Never changed once written.</summary>
[GenerateSerializer, Immutable, Alias("reporting.LedgerEntry")]
public sealed record LedgerEntry
{
    /// <summary>Its number in its shard, from 1, without gaps.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>What it does.</summary>
    [Id(1)] public required EntryKind Kind { get; init; }

    /// <summary>When it was recorded, UTC; never before the entry in front of it in its shard.</summary>
    [Id(2)] public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who recorded it.</summary>
    [Id(3)] public required string RecordedBy { get; init; }

    /// <summary>The sequence number of the entry that it replaces or withdraws; 0 for a first recording.</summary>
    [Id(4)] public long Replaces { get; init; }

    /// <summary>The incident as described; for a retraction, as it stood when withdrawn.</summary>
    [Id(5)] public required Incident Incident { get; init; }

    /// <summary>Why it was recorded, revised or withdrawn; null where nobody said.</summary>
    [Id(6)] public string? Reason { get; init; }

    // Id 7 was a hash of the content, which entries of earlier stores and backups still have.

    /// <summary>For a withdrawal, the last revision that it reaches in the data set's own order: it and earlier ones stay withdrawn. 0 where the withdrawal names none.</summary>
    [Id(8)] public long RetractedRevision { get; init; }
}
