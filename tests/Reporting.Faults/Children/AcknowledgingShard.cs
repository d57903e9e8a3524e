using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Faults.Children;

/// <summary>A ledger shard that tells what it acknowledges, and takes batches in smaller ones, so that a process can be killed between any two.</summary>
internal sealed class AcknowledgingShard(int number, ILedgerGrain shard, int mostTogether) : ILedgerGrain
{
    public async Task<RecordReceipt> Record(RecordBatch batch)
    {
        var outcomes = new List<RecordOutcome>();
        long position = 0;
        foreach (var part in batch.Incidents.Chunk(mostTogether))
        {
            var receipt = await shard.Record(new RecordBatch(part, batch.RecordedBy));
            Acknowledgements.Print(number, receipt, part);
            outcomes.AddRange(receipt.Outcomes);
            position = receipt.Position;
        }
        return new RecordReceipt(outcomes, position);
    }

    public Task<RecordReceipt> Preview(RecordBatch batch) => shard.Preview(batch);

    public Task<RetractOutcome> Retract(IncidentId id, string reason, string by) => shard.Retract(id, reason, by);

    public Task WhenPublished() => shard.WhenPublished();

    public Task<LedgerPosition> Position() => shard.Position();

    public Task<TallyChange?> ChangesSince(Subject subject, long after) => shard.ChangesSince(subject, after);

    public Task<ImmutableArray<SubjectName>> Names() => shard.Names();

    public Task<IncidentPage> Find(IncidentQuery query) => shard.Find(query);

    public Task<ImmutableArray<LedgerEntry>> History(IncidentId id) => shard.History(id);

    public Task<ImmutableArray<LedgerEntry>> Entries(long after, int limit) => shard.Entries(after, limit);
}
