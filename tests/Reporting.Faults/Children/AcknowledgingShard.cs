using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Faults.Children;

/// <summary>A ledger shard that tells what it acknowledges, and takes batches in smaller ones, so that a process can be killed between any two.</summary>
internal sealed class AcknowledgingShard(int number, ILedgerGrain shard, int mostTogether) : ILedgerGrain
{
    public Task<RecordReceipt> Record(RecordBatch batch) => InParts(batch, shard.Record);

    public Task<RecordReceipt> RecordLarge(LargeBatch batch) => InParts(batch.Whole!, part => shard.RecordLarge(new LargeBatch(part)));

    private async Task<RecordReceipt> InParts(RecordBatch batch, Func<RecordBatch, Task<RecordReceipt>> record)
    {
        var outcomes = new List<RecordOutcome>();
        long position = 0;
        foreach (var part in batch.Incidents.Chunk(mostTogether))
        {
            var receipt = await record(batch with { Incidents = part });
            Acknowledgements.Print(number, receipt, part);
            outcomes.AddRange(receipt.Outcomes);
            position = receipt.Position;
        }
        return new RecordReceipt(outcomes, position);
    }

    public Task<RecordReceipt> Preview(RecordBatch batch) => shard.Preview(batch);

    public Task<RetractOutcome> Retract(IncidentId id, string reason, string by) => shard.Retract(id, reason, by);

    public async Task<IReadOnlyList<RetractOutcome>> RetractAll(RetractBatch batch)
    {
        var outcomes = new List<RetractOutcome>();
        foreach (var part in batch.Items.Chunk(mostTogether))
        {
            var taken = await shard.RetractAll(batch with { Items = part });
            Acknowledgements.Print(number, taken, part);
            outcomes.AddRange(taken);
        }
        return outcomes;
    }

    public Task<IReadOnlyList<RetractOutcome>> PreviewRetractAll(RetractBatch batch) => shard.PreviewRetractAll(batch);

    public Task<StandingPage> Standing(StandingQuery query) => shard.Standing(query);

    public Task<long> Restore(ImmutableArray<LedgerEntry> entries) => shard.Restore(entries);

    public Task WhenPublished() => shard.WhenPublished();

    public Task<bool> IsTold(long sequence) => shard.IsTold(sequence);

    public Task<ShardProgress> Progress() => shard.Progress();

    public Task<ShardStatus> Status() => shard.Status();

    public Task<ShardStatus> StatusAt(long sequence) => shard.StatusAt(sequence);

    public Task<long> SequenceAt(DateTimeOffset time) => shard.SequenceAt(time);

    public Task<TallyChange?> Changes(ChangeQuery query) => shard.Changes(query);

    public Task<ImmutableArray<IncidentChange>> Changed(long after, long upTo) => shard.Changed(after, upTo);

    public Task<ImmutableArray<MetName>> Names() => shard.Names();

    public Task<IncidentPage> Find(IncidentQuery query) => shard.Find(query);

    public Task<DateOnly?> FirstDay(long? asOf) => shard.FirstDay(asOf);

    public Task<ImmutableArray<LedgerEntry>> History(IncidentId id) => shard.History(id);

    public Task<ImmutableArray<LedgerEntry>> Entries(long after, int limit) => shard.Entries(after, limit);
}
