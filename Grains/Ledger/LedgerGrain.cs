using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Access;
using Reporting.Catalog;
using Reporting.Errors;
using Reporting.Homes;
using Reporting.Incidents;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>One shard of the ledger: decides what is new, makes it durable, tells the tallies.</summary>
[GrainType("ledger"), ShardPlacement]
internal sealed class LedgerGrain(
    [FromKeyedServices(ReportingStorage.Provider)] IGrainStorage storage,
    Serializer serializer,
    TimeProvider time,
    HomeMoves moves,
    ILogger<LedgerGrain> logger,
    TallyServices tallies) : Grain, ILedgerGrain, IGrainMigrationParticipant
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(1);

    // A silo that only answers a question is gone by then; in one that stays the shards read their ids one after another, beside what is asked of them.
    private static readonly TimeSpan IdsAfter = TimeSpan.FromSeconds(30), IdsBetween = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private LoadedShard? _loaded;
    private LedgerDamagedException? _damage;
    private int _shard;
    private int _shards;

    private LoadedShard Loaded => Refusal is { } refusal ? throw refusal : _loaded!;

    private ReportingException? Refusal => _damage ?? _loaded?.Ids.Refusal;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shard = (int)this.GetPrimaryKeyLong();
        tallies.Residents.EnterShard(GrainContext);
        _shards = (await tallies.Store.Describe()).Shards;
        try
        {
            _loaded = await LoadedShard.Load(new ShardServices(storage, serializer, GrainFactory, time, logger, tallies.Meters, DeactivateOnIdle), _shard, this.GetGrainId());
        }
        catch (LedgerDamagedException damage)
        {
            _damage = damage;
            return;
        }
        this.RegisterGrainTimer(BeginIds, new GrainTimerCreationOptions(IdsAfter + _shard * IdsBetween, Timeout.InfiniteTimeSpan) { Interleave = true });
        this.RegisterGrainTimer(KeepLevel, new GrainTimerCreationOptions(KeepEvery, KeepEvery) { Interleave = true });
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _loaded?.Leave(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>What it knows, it has written: another activation reads it in less time than it would travel.</remarks>
    public void OnDehydrate(IDehydrationContext dehydrationContext) => moves.Tell(dehydrationContext);

    /// <inheritdoc/>
    public void OnRehydrate(IRehydrationContext rehydrationContext) => moves.Hear(rehydrationContext);

    /// <inheritdoc/>
    public async Task<RecordReceipt> Record(RecordBatch batch)
    {
        Check(batch);
        await Loaded.Ids.Ready();
        return await Loaded.Writer.Record(batch.ByCaller());
    }

    /// <inheritdoc/>
    public Task<RecordReceipt> RecordLarge(LargeBatch batch) => Record(batch.Whole ?? BatchPacking.Unpack(batch.Packed, Loaded.Pages.Form));

    /// <inheritdoc/>
    public async Task<RecordReceipt> Preview(RecordBatch batch)
    {
        Check(batch);
        await Loaded.Ids.Ready();
        return await Loaded.Writer.Preview(batch);
    }

    /// <inheritdoc/>
    public async Task<RetractOutcome> Retract(IncidentId id, string reason, string by) => (await RetractAll(new RetractBatch([new Retraction(id)], reason, by)))[0];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetractOutcome>> RetractAll(RetractBatch batch)
    {
        Check(batch);
        await Loaded.Ids.Ready();
        return await Loaded.Writer.Retract(batch.ByCaller());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetractOutcome>> PreviewRetractAll(RetractBatch batch)
    {
        Check(batch);
        await Loaded.Ids.Ready();
        return Loaded.Writer.PreviewRetract(batch).Outcomes;
    }

    /// <inheritdoc/>
    public Task<StandingPage> Standing(StandingQuery query) => StandingSearch.Find(Loaded.Pages, Loaded.Index.Stands, query);

    /// <inheritdoc/>
    public Task WhenPublished() => Loaded.Publisher.Drained();

    /// <inheritdoc/>
    public Task<bool> IsTold(long sequence) => Loaded.Publisher.IsTold(sequence, LongestWait);

    /// <inheritdoc/>
    public Task<ShardStatus> Status() => Task.FromResult(new ShardStatus(_shard, Loaded.Pages.LastSequence, Loaded.Index.RecordedAt, Loaded.Index.Incidents));

    /// <inheritdoc/>
    public async Task<ShardProgress> Progress() => new(await Status(), Loaded.Publisher.Untold);

    /// <inheritdoc/>
    public Task<ShardStatus> StatusAt(long sequence) => Loaded.Past.StatusAt(sequence);

    /// <inheritdoc/>
    public Task<long> SequenceAt(DateTimeOffset time) => Loaded.Past.SequenceAt(time);

    /// <inheritdoc/>
    public Task<TallyChange?> Changes(ChangeQuery query) => Loaded.CatchUp.Changes(query);

    /// <inheritdoc/>
    public Task<ImmutableArray<IncidentChange>> Changed(long after, long upTo) => Loaded.Past.Changed(after, upTo);

    /// <inheritdoc/>
    public Task<ImmutableArray<MetName>> Names() => Task.FromResult<ImmutableArray<MetName>>([.. Loaded.Index.Names]);

    /// <inheritdoc/>
    public Task<IncidentPage> Find(IncidentQuery query) => Loaded.Searches.Find(query, query.AsOf is { } position ? OwnPart(position) : null);

    /// <inheritdoc/>
    public Task<DateOnly?> FirstDay(long? asOf) => Loaded.Searches.FirstDay(asOf);

    /// <inheritdoc/>
    public async Task<ImmutableArray<LedgerEntry>> History(IncidentId id)
    {
        CheckOwner(id);
        await Loaded.Ids.Ready();
        var entries = new List<LedgerEntry>();
        for (var at = Loaded.Index.Find(IncidentKey.Of(id))?.Sequence ?? 0; at > 0; at = entries[^1].Replaces)
            entries.Add(await Loaded.Pages.Entry(at, withTexts: true));
        entries.Reverse();
        return [.. entries];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<LedgerEntry>> Entries(long after, int limit)
    {
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        await foreach (var page in Loaded.Pages.Read(after, withTexts: true))
        {
            foreach (var entry in page)
            {
                if (entry.Sequence <= after) continue;
                if (entries.Count == limit) return entries.ToImmutable();
                entries.Add(entry);
            }
            if (entries.Count == limit) break;
        }
        return entries.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<long> Restore(ImmutableArray<LedgerEntry> entries)
    {
        foreach (var entry in entries) CheckOwner(entry.Incident.Id);
        await Loaded.Ids.Ready();
        return await Loaded.Writer.Restore(entries);
    }

    // A shard does not leave memory before what a timer began is done, and would read to the end.
    private Task BeginIds(CancellationToken cancellation)
    {
        _ = _loaded!.Ids.ReadBeside();
        return Task.CompletedTask;
    }

    private Task KeepLevel(CancellationToken cancellation)
    {
        if (moves.IsDue(_shard) && moves.Begins(GrainContext.Deactivated)) MigrateOnIdle();
        _loaded!.CatchUp.Rest();
        return _loaded.KeepLevel();
    }

    private long OwnPart(LedgerPosition position)
    {
        position.CheckShards(_shards);
        return position.Sequences[_shard];
    }

    private void Check(RecordBatch batch)
    {
        foreach (var incident in batch.Incidents)
        {
            CheckOwner(incident.Id);
            if (IncidentCheck.WhatIsWrong(incident) is { } wrong) throw new InvalidIncidentException(incident.Id, wrong);
        }
    }

    private void Check(RetractBatch batch)
    {
        foreach (var item in batch.Items) CheckOwner(item.Id);
    }

    private void CheckOwner(IncidentId id)
    {
        var owner = LedgerShards.Owner(id, _shards);
        if (owner != _shard) throw new WrongShardException(id, _shard, owner);
    }
}
