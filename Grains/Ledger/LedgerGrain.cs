using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Catalog;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>One shard of the ledger: decides what is new, makes it durable, tells the tallies.</summary>
[GrainType("ledger")]
internal sealed class LedgerGrain(
    [FromKeyedServices(ReportingStorage.Provider)] IGrainStorage storage,
    Serializer serializer,
    TimeProvider time,
    ILogger<LedgerGrain> logger,
    TallyServices tallies) : Grain, ILedgerGrain
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(1);

    // A silo that only answers a question is gone by then; in one that stays the shards read their ids one after another, beside what is asked of them.
    private static readonly TimeSpan IdsAfter = TimeSpan.FromSeconds(30), IdsBetween = TimeSpan.FromSeconds(1);

    private LedgerPages _pages = null!;
    private LedgerIndex _index = null!;
    private LedgerPublisher _publisher = null!;
    private LedgerWriter _writer = null!;
    private CatchUp _catchUp = null!;
    private LedgerPast _past = null!;
    private RecentSearches _searches = null!;
    private LedgerWatermark _watermark = null!;
    private LedgerOutline _outline = null!;
    private KnownIds? _ids;
    private ReportingException? _damage;
    private int _shard;
    private int _shards;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shard = (int)this.GetPrimaryKeyLong();
        _shards = (await GrainFactory.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe()).Shards;
        _watermark = new LedgerWatermark(storage, this.GetGrainId());
        _outline = new LedgerOutline(storage, this.GetGrainId(), serializer);
        try
        {
            await Load();
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
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _ids?.Stop();
        if (_publisher is null) return;
        try
        {
            if (Refusal is not null) return;
            // A silo that stops lets no tally come to life: what was not told, the next activation tells.
            if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown || _publisher.IsIdle)
            {
                await _writer.Idle.WaitAsync(cancellationToken);
                await _publisher.Drained().WaitAsync(cancellationToken);
                await _watermark.Write(_pages.LastSequence);
            }
            await _outline.Write(_pages, _index, worth: 1);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The next activation tells what this one could not.
            logger.LogInformation(error, "Ledger shard {Shard} stopped before everything was told.", _shard);
        }
        finally
        {
            _publisher.Stop();
        }
    }

    /// <inheritdoc/>
    public async Task<RecordReceipt> Record(RecordBatch batch)
    {
        Check(batch);
        await _ids!.Ready();
        return await _writer.Record(batch);
    }

    /// <inheritdoc/>
    public Task<RecordReceipt> RecordLarge(LargeBatch batch)
    {
        CheckDamage();
        return Record(batch.Whole ?? BatchPacking.Unpack(batch.Packed, _pages.Form));
    }

    /// <inheritdoc/>
    public async Task<RecordReceipt> Preview(RecordBatch batch)
    {
        Check(batch);
        await _ids!.Ready();
        return await _writer.Preview(batch);
    }

    /// <inheritdoc/>
    public async Task<RetractOutcome> Retract(IncidentId id, string reason, string by) => (await RetractAll(new RetractBatch([new Retraction(id)], reason, by)))[0];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetractOutcome>> RetractAll(RetractBatch batch)
    {
        Check(batch);
        await _ids!.Ready();
        return await _writer.Retract(batch);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetractOutcome>> PreviewRetractAll(RetractBatch batch)
    {
        Check(batch);
        await _ids!.Ready();
        return _writer.PreviewRetract(batch).Outcomes;
    }

    /// <inheritdoc/>
    public Task<StandingPage> Standing(StandingQuery query)
    {
        CheckDamage();
        return StandingSearch.Find(_pages, _index.Stands, query);
    }

    /// <inheritdoc/>
    public Task WhenPublished()
    {
        CheckDamage();
        return _publisher.Drained();
    }

    /// <inheritdoc/>
    public Task<ShardStatus> Status()
    {
        CheckDamage();
        return Task.FromResult(new ShardStatus(_shard, _pages.LastSequence, _index.RecordedAt, _index.Incidents));
    }

    /// <inheritdoc/>
    public Task<ShardStatus> StatusAt(long sequence)
    {
        CheckDamage();
        return _past.StatusAt(sequence);
    }

    /// <inheritdoc/>
    public Task<long> SequenceAt(DateTimeOffset time)
    {
        CheckDamage();
        return _past.SequenceAt(time);
    }

    /// <inheritdoc/>
    public Task<TallyChange?> Changes(ChangeQuery query)
    {
        CheckDamage();
        return _catchUp.Changes(query);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<IncidentChange>> Changed(long after, long upTo)
    {
        CheckDamage();
        return _past.Changed(after, upTo);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<MetName>> Names()
    {
        CheckDamage();
        return Task.FromResult<ImmutableArray<MetName>>([.. _index.Names]);
    }

    /// <inheritdoc/>
    public Task<IncidentPage> Find(IncidentQuery query)
    {
        CheckDamage();
        return _searches.Find(query, query.AsOf is { } position ? OwnPart(position) : null);
    }

    /// <inheritdoc/>
    public Task<DateOnly?> FirstDay(long? asOf)
    {
        CheckDamage();
        return _searches.FirstDay(asOf);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<LedgerEntry>> History(IncidentId id)
    {
        CheckOwner(id);
        await _ids!.Ready();
        var entries = new List<LedgerEntry>();
        for (var at = _index.Find(IncidentKey.Of(id))?.Sequence ?? 0; at > 0; at = entries[^1].Replaces)
            entries.Add(await _pages.Entry(at, withTexts: true));
        entries.Reverse();
        return [.. entries];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<LedgerEntry>> Entries(long after, int limit)
    {
        CheckDamage();
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        await foreach (var page in _pages.Read(after, withTexts: true))
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
        CheckDamage();
        foreach (var entry in entries) CheckOwner(entry.Incident.Id);
        await _ids!.Ready();
        return await _writer.Restore(entries);
    }

    private async Task Load()
    {
        await _watermark.Read();
        (_pages, _index) = await new LedgerStart(storage, this.GetGrainId(), _shard, serializer).Load(_outline);
        if (_pages.LastSequence < _watermark.Told)
            throw new LedgerDamagedException(_shard, $"the page after entry {_pages.LastSequence}", $"it is gone, and entries up to {_watermark.Told} were there");
        _ids = new KnownIds(_shard, _pages, _index, _outline, DeactivateOnIdle, logger);
        _catchUp = new CatchUp(_shard, _pages, _index);
        _past = new LedgerPast(_shard, _pages, _index);
        _searches = new RecentSearches(_pages, _index, _past);
        _publisher = new LedgerPublisher(GrainFactory, _shard, time, logger, _index.Provinces, tallies.Meters.Of(_shard, _index));
        _writer = new LedgerWriter(_shard, _pages, _index, _publisher, time, DeactivateOnIdle);
        // A crash may have come between an entry and its telling: who stands further back asks for the rest.
        var untold = _index.Subjects.Lines.Where(line => line.LastTouched > _watermark.Told).ToList();
        foreach (var line in untold) _publisher.Add(new LedgerIndex.Touch(line, line.LastTouched, MetProvince: false), line.LastTouched);
        if (untold.Count > 0) _publisher.Add(_index.Names.Select(met => met.Name));
        _publisher.Start();
    }

    private ReportingException? Refusal => _damage ?? _ids?.Refusal;

    // A shard does not leave memory before what a timer began is done, and would read to the end.
    private Task BeginIds(CancellationToken cancellation)
    {
        _ = _ids!.ReadBeside();
        return Task.CompletedTask;
    }

    private async Task KeepLevel(CancellationToken cancellation)
    {
        if (!_publisher.IsIdle || Refusal is not null) return;
        await _watermark.Write(_pages.LastSequence);
        await _outline.Write(_pages, _index, LedgerOutline.Worth);
    }

    private long OwnPart(LedgerPosition position)
    {
        position.CheckShards(_shards);
        return position.Sequences[_shard];
    }

    private void Check(RecordBatch batch)
    {
        CheckDamage();
        foreach (var incident in batch.Incidents)
        {
            CheckOwner(incident.Id);
            if (IncidentCheck.WhatIsWrong(incident) is { } wrong) throw new InvalidIncidentException(incident.Id, wrong);
        }
    }

    private void Check(RetractBatch batch)
    {
        CheckDamage();
        foreach (var item in batch.Items) CheckOwner(item.Id);
    }

    private void CheckOwner(IncidentId id)
    {
        CheckDamage();
        var owner = LedgerShards.Owner(id, _shards);
        if (owner != _shard) throw new WrongShardException(id, _shard, owner);
    }

    private void CheckDamage()
    {
        if (Refusal is { } refusal) throw refusal;
    }
}
