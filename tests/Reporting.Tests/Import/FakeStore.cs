using System.Collections.Concurrent;
using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Tests.Import;

/// <summary>A store with as much of a ledger as an import needs, in memory.</summary>
internal sealed class FakeStore(int shards = 4) : IStoreGrain
{
    public IReadOnlyList<FakeShard> Shards { get; } = [.. Enumerable.Range(0, shards).Select(shard => new FakeShard(shard, shards))];

    public IEnumerable<Incident> Incidents => Shards.SelectMany(shard => shard.Standing);

    public Importer Importer => new(this, shard => Shards[shard], TimeSpan.Zero);

    public Task<StoreDescription> Describe() => Task.FromResult(new StoreDescription(StoreDescription.CurrentFormat, Shards.Count, DateTimeOffset.UnixEpoch));

    public Task<StoreDescription?> Find() => throw new NotSupportedException();

    public Task<StoreDescription> Create(int shards) => throw new NotSupportedException();
}

/// <summary>One shard: keeps what stands, and can be told to fail.</summary>
internal sealed class FakeShard(int number, int shards) : ILedgerGrain
{
    private readonly Dictionary<IncidentId, Incident> _standing = [];
    private readonly ConcurrentQueue<Exception> _failures = new();
    private int _atWork;

    public IEnumerable<Incident> Standing => _standing.Values;

    /// <summary>Every incident in the order of arrival.</summary>
    public List<Incident> Arrived { get; } = [];

    public List<int> BatchSizes { get; } = [];

    public int Previewed { get; private set; }

    public int Published { get; private set; }

    public HashSet<IncidentId> Withdrawn { get; } = [];

    /// <summary>Runs before a batch is recorded.</summary>
    public Func<Task> OnRecord { get; set; } = () => Task.CompletedTask;

    /// <summary>The next call is done and then answered with this failure, as a lost answer is.</summary>
    public void LoseAnswer(Exception failure) => _failures.Enqueue(failure);

    public async Task<RecordReceipt> Record(RecordBatch batch)
    {
        Assert.Equal(1, Interlocked.Increment(ref _atWork));
        await OnRecord();
        Assert.All(batch.Incidents, incident => Assert.Equal(number, LedgerShards.Owner(incident.Id, shards)));
        BatchSizes.Add(batch.Incidents.Count);
        Arrived.AddRange(batch.Incidents);
        var outcomes = batch.Incidents.Select(Apply).ToList();
        Interlocked.Decrement(ref _atWork);
        return _failures.TryDequeue(out var failure) ? throw failure : new RecordReceipt(outcomes, Arrived.Count);
    }

    public Task<RecordReceipt> RecordLarge(LargeBatch batch) => Record(batch.Whole!);

    public Task<RecordReceipt> Preview(RecordBatch batch)
    {
        Previewed += batch.Incidents.Count;
        return Task.FromResult(new RecordReceipt([.. batch.Incidents.Select(Outcome)], 0));
    }

    public Task WhenPublished() => throw new NotSupportedException();

    public Task<bool> IsTold(long sequence)
    {
        Published++;
        return Task.FromResult(true);
    }

    public Task<RetractOutcome> Retract(IncidentId id, string reason, string by) => throw new NotSupportedException();

    public Task<IReadOnlyList<RetractOutcome>> RetractAll(RetractBatch batch) => throw new NotSupportedException();

    public Task<IReadOnlyList<RetractOutcome>> PreviewRetractAll(RetractBatch batch) => throw new NotSupportedException();

    Task<StandingPage> ILedgerGrain.Standing(StandingQuery query) => throw new NotSupportedException();

    public Task<ShardStatus> Status() => Task.FromResult(new ShardStatus(number, Arrived.Count, null, Arrived.Count));

    public Task<ShardProgress> Progress() => throw new NotSupportedException();

    public Task<ShardStatus> StatusAt(long sequence) => throw new NotSupportedException();

    public Task<long> SequenceAt(DateTimeOffset time) => throw new NotSupportedException();

    public Task<TallyChange?> Changes(ChangeQuery query) => throw new NotSupportedException();

    public Task<ImmutableArray<IncidentChange>> Changed(long after, long upTo) => throw new NotSupportedException();

    public Task<ImmutableArray<MetName>> Names() => throw new NotSupportedException();

    public Task<IncidentPage> Find(IncidentQuery query) => throw new NotSupportedException();

    public Task<DateOnly?> FirstDay(long? asOf) => throw new NotSupportedException();

    public Task<ImmutableArray<LedgerEntry>> History(IncidentId id) => throw new NotSupportedException();

    public Task<ImmutableArray<LedgerEntry>> Entries(long after, int limit) => throw new NotSupportedException();

    public Task<long> Restore(ImmutableArray<LedgerEntry> entries) => throw new NotSupportedException();

    private RecordOutcome Apply(Incident incident)
    {
        var outcome = Outcome(incident);
        if (outcome is RecordOutcome.Recorded or RecordOutcome.Revised) _standing[incident.Id] = incident;
        return outcome;
    }

    private RecordOutcome Outcome(Incident incident)
    {
        if (Withdrawn.Contains(incident.Id)) return RecordOutcome.StaysWithdrawn;
        if (!_standing.TryGetValue(incident.Id, out var known)) return RecordOutcome.Recorded;
        if (incident.Revision < known.Revision) return RecordOutcome.Stale;
        return IncidentContent.HaveSameContent(incident, known) ? RecordOutcome.Unchanged : RecordOutcome.Revised;
    }
}
