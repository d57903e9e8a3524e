using System.Collections.Immutable;
using Orleans.Concurrency;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>One shard of the ledger. Its key is the shard's number, from 0.</summary>
/// <remarks>Owns every id that <see cref="LedgerShards.Owner"/> gives it: duplicates, revisions and withdrawals are decided here and nowhere else.</remarks>
[GrainInterfaceType("reporting.ledger"), Alias("reporting.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithIntegerKey
{
    /// <summary>Records incidents; when this returns they are durable. Idempotent: try again after a time-out.</summary>
    /// <exception cref="Errors.WrongShardException">An incident belongs to another shard; nothing was recorded.</exception>
    /// <exception cref="Errors.InvalidIncidentException">An incident cannot be true; nothing was recorded.</exception>
    [Alias("Record")]
    Task<RecordReceipt> Record(RecordBatch batch);

    /// <summary>Tells what <see cref="Record"/> would answer now, and writes nothing.</summary>
    /// <exception cref="Errors.WrongShardException">An incident belongs to another shard.</exception>
    [AlwaysInterleave, Alias("Preview")]
    Task<RecordReceipt> Preview(RecordBatch batch);

    /// <summary>Withdraws an incident; when this returns it is durable. Idempotent.</summary>
    [Alias("Retract")]
    Task<RetractOutcome> Retract(IncidentId id, string reason, string by);

    /// <summary>Returns when every tally has been told of every entry that was durable when this was called.</summary>
    [AlwaysInterleave, Alias("WhenPublished")]
    Task WhenPublished();

    /// <summary>How far the ledger has come.</summary>
    [AlwaysInterleave, Alias("Status")]
    Task<ShardStatus> Status();

    /// <summary>What the entries after <paramref name="after"/> change in a subject's tally; null when none touches it.</summary>
    [AlwaysInterleave, Alias("ChangesSince")]
    Task<TallyChange?> ChangesSince(Subject subject, long after);

    /// <summary>Every name that this shard has met, with the subject it means.</summary>
    [AlwaysInterleave, Alias("Names")]
    Task<ImmutableArray<Catalog.SubjectName>> Names();

    /// <summary>Finds incidents as they stand now.</summary>
    [AlwaysInterleave, Alias("Find")]
    Task<IncidentPage> Find(IncidentQuery query);

    /// <summary>Every entry about an incident, in order; empty when it was never recorded.</summary>
    [AlwaysInterleave, Alias("History")]
    Task<ImmutableArray<LedgerEntry>> History(IncidentId id);

    /// <summary>At most <paramref name="limit"/> entries after a sequence number, in order; empty at the end.</summary>
    [AlwaysInterleave, Alias("Entries")]
    Task<ImmutableArray<LedgerEntry>> Entries(long after, int limit);

    /// <summary>Takes entries as another ledger of as many shards held them; when this returns they are durable. Idempotent.</summary>
    /// <param name="entries">Entries in order and without gaps. Those that the shard has must be the same; the rest go on after its last.</param>
    /// <returns>The shard's last sequence number after it.</returns>
    /// <exception cref="Errors.LedgerDiffersException">An entry is another than the shard's, or does not follow; nothing was written.</exception>
    /// <exception cref="Errors.WrongShardException">An incident belongs to another shard; nothing was written.</exception>
    [Alias("Restore")]
    Task<long> Restore(ImmutableArray<LedgerEntry> entries);
}
