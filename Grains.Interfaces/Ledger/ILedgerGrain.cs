using System.Collections.Immutable;
using Orleans.Concurrency;
using Reporting.Access;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>One shard of the ledger. Its key is the shard's number, from 0.</summary>
/// <remarks>Owns every id that <see cref="LedgerShards.Owner"/> gives it: duplicates, revisions and withdrawals are decided here and nowhere else.
/// Calls that write come in at any time and wait in a line of the shard's own, so that those that wait together are made durable together.</remarks>
[GrainInterfaceType("reporting.ledger"), Alias("reporting.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithIntegerKey
{
    /// <summary>Records incidents; when this returns they are durable. Idempotent: try again after a time-out.</summary>
    /// <exception cref="Errors.WrongShardException">An incident belongs to another shard; nothing was recorded.</exception>
    /// <exception cref="Errors.InvalidIncidentException">An incident cannot be true; nothing was recorded.</exception>
    [AlwaysInterleave, Alias("Record"), Needs(Role.Recorder)]
    Task<RecordReceipt> Record(RecordBatch batch);

    /// <summary>The same as <see cref="Record"/>, for many incidents: between processes they travel packed.</summary>
    /// <inheritdoc cref="Record"/>
    [AlwaysInterleave, Alias("RecordLarge"), Needs(Role.Recorder)]
    Task<RecordReceipt> RecordLarge(LargeBatch batch);

    /// <summary>Tells what <see cref="Record"/> would answer now, and writes nothing.</summary>
    /// <exception cref="Errors.WrongShardException">An incident belongs to another shard.</exception>
    [AlwaysInterleave, Alias("Preview"), Needs(Role.Recorder)]
    Task<RecordReceipt> Preview(RecordBatch batch);

    /// <summary>Withdraws an incident; when this returns it is durable. Idempotent.</summary>
    [AlwaysInterleave, Alias("Retract"), Needs(Role.Recorder)]
    Task<RetractOutcome> Retract(IncidentId id, string reason, string by);

    /// <summary>Withdraws incidents in one durable write. Idempotent: try again after a time-out, and what the first call withdrew is withdrawn already.</summary>
    /// <returns>One outcome for each item, in the batch's order. What is withdrawn already stays as it was withdrawn first, whatever revision the item reaches.</returns>
    /// <exception cref="Errors.WrongShardException">An incident belongs to another shard; nothing was withdrawn.</exception>
    [AlwaysInterleave, Alias("RetractAll"), Needs(Role.Recorder)]
    Task<IReadOnlyList<RetractOutcome>> RetractAll(RetractBatch batch);

    /// <summary>Tells what <see cref="RetractAll"/> would answer now, and writes nothing.</summary>
    /// <exception cref="Errors.WrongShardException">An incident belongs to another shard.</exception>
    [AlwaysInterleave, Alias("PreviewRetractAll"), Needs(Role.Recorder)]
    Task<IReadOnlyList<RetractOutcome>> PreviewRetractAll(RetractBatch batch);

    /// <summary>Lists a data set's incidents that stand, page by page.</summary>
    [AlwaysInterleave, Alias("Standing"), Needs(Role.Reader)]
    Task<StandingPage> Standing(StandingQuery query);

    /// <summary>Returns when every tally has been told of every entry that was durable when this was called.</summary>
    /// <remarks>However long that takes, and the shard does not move to another silo meanwhile: prefer <see cref="LedgerWaits.UntilTold"/>.</remarks>
    [AlwaysInterleave, Alias("WhenPublished"), Needs(Role.Reader)]
    Task WhenPublished();

    /// <summary>Whether every tally has been told of the entries up to a number; waits two seconds for it at most.</summary>
    /// <returns>False when it is not so yet: ask again.</returns>
    [AlwaysInterleave, Alias("IsTold"), Needs(Role.Reader)]
    Task<bool> IsTold(long sequence);

    /// <summary>How far the ledger has come.</summary>
    [AlwaysInterleave, Alias("Status"), Needs(Role.Reader)]
    Task<ShardStatus> Status();

    /// <summary>How far the ledger has come, and the tallies after it.</summary>
    [AlwaysInterleave, Alias("Progress"), Needs(Role.Reader)]
    Task<ShardProgress> Progress();

    /// <summary>How far the ledger had come with the entry of this number: the same as <see cref="Status"/> was then.</summary>
    /// <exception cref="Errors.UnknownPositionException">There is no such entry yet.</exception>
    [AlwaysInterleave, Alias("StatusAt"), Needs(Role.Reader)]
    Task<ShardStatus> StatusAt(long sequence);

    /// <summary>The number of the last entry before the first that was recorded after a time; 0 for none.</summary>
    [AlwaysInterleave, Alias("SequenceAt"), Needs(Role.Reader)]
    Task<long> SequenceAt(DateTimeOffset time);

    /// <summary>What entries change in a subject's tally; null when none of them can touch it.</summary>
    [AlwaysInterleave, Alias("Changes"), WithinCluster]
    Task<TallyChange?> Changes(ChangeQuery query);

    /// <summary>Each incident that the entries after one number and up to another change, as it stood before and after, without texts; sorted by id.</summary>
    /// <exception cref="Errors.UnknownPositionException">There is no such entry yet.</exception>
    [AlwaysInterleave, Alias("Changed"), Needs(Role.Reader)]
    Task<ImmutableArray<IncidentChange>> Changed(long after, long upTo);

    /// <summary>Every name that this shard has met, and in which entry first.</summary>
    [AlwaysInterleave, Alias("Names"), WithinCluster]
    Task<ImmutableArray<Catalog.MetName>> Names();

    /// <summary>Finds incidents as they stand, or stood at the position asked for.</summary>
    [AlwaysInterleave, Alias("Find"), Needs(Role.Reader)]
    Task<IncidentPage> Find(IncidentQuery query);

    /// <summary>The earliest first day of the incidents that stand, or stood with the entry of a number; null when none does.</summary>
    /// <exception cref="Errors.UnknownPositionException">There is no such entry yet.</exception>
    [AlwaysInterleave, Alias("FirstDay"), Needs(Role.Reader)]
    Task<DateOnly?> FirstDay(long? asOf);

    /// <summary>Every entry about an incident, in order; empty when it was never recorded.</summary>
    [AlwaysInterleave, Alias("History"), Needs(Role.Reader)]
    Task<ImmutableArray<LedgerEntry>> History(IncidentId id);

    /// <summary>At most <paramref name="limit"/> entries after a sequence number, in order; empty at the end.</summary>
    [AlwaysInterleave, Alias("Entries"), Needs(Role.Reader)]
    Task<ImmutableArray<LedgerEntry>> Entries(long after, int limit);

    /// <summary>Takes entries as another ledger of as many shards held them; when this returns they are durable. Idempotent.</summary>
    /// <param name="entries">Entries in order and without gaps. Those that the shard has must be the same; the rest go on after its last.</param>
    /// <returns>The shard's last sequence number after it.</returns>
    /// <exception cref="Errors.LedgerDiffersException">An entry is another than the shard's, or does not follow; nothing was written.</exception>
    /// <exception cref="Errors.WrongShardException">An incident belongs to another shard; nothing was written.</exception>
    [AlwaysInterleave, Alias("Restore"), Needs(Role.Admin)]
    Task<long> Restore(ImmutableArray<LedgerEntry> entries);
}
