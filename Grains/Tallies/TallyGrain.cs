using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Telemetry;

namespace Reporting.Tallies;

/// <summary>Keeps one subject's tally level with the ledger, and answers from it.</summary>
/// <remarks>Changes are applied one at a time and in order; questions read the sheet of the moment and never wait for a change.</remarks>
internal abstract class TallyGrain(TallyServices services) : Grain, ITallyGrain, IGrainMigrationParticipant
{
    private static readonly TimeSpan SubscriptionLasts = TimeSpan.FromMinutes(5);

    private readonly ObserverManager<ITallyObserver> _observers = new(SubscriptionLasts, services.Logger);
    private readonly SortedSet<PlaceKey> _provinces = [];
    private readonly SnapshotPace _pace = new();
    private TallySnapshot _snapshot = null!;
    private TallyViews _views = null!;
    private TallySheet _sheet = TallySheet.Empty;
    private long[] _positions = [];
    private TallyMove? _move;
    private Task? _level;
    private int _generation;
    private long _used;
    private bool _isOfSnapshot;
    private bool _isLeaving;

    /// <summary>What the silo gives.</summary>
    protected TallyServices Services => services;

    /// <summary>What this tally is about.</summary>
    protected Subject Subject { get; private set; }

    /// <summary>The provinces that a country has learnt of.</summary>
    protected IReadOnlyCollection<PlaceKey> Provinces => _provinces;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Subject = SubjectOf(this.GetPrimaryKeyString());
        var store = await services.Store.Describe();
        _snapshot = new TallySnapshot(services.Storage, this.GetGrainId(), services.Serializer);
        _views = new TallyViews(Subject, GrainFactory);
        _positions = new long[store.Shards];
        var (read, isAsItLeft) = _move is null ? (await _snapshot.Read(), false) : await _snapshot.Arrive(_move);
        if (read is { } stored && stored.Positions.Length == store.Shards)
        {
            stored.Positions.CopyTo(_positions);
            _provinces.UnionWith(stored.Provinces);
            (_sheet, _isOfSnapshot) = (stored.Sheet, true);
            if (isAsItLeft && _move!.IsLevel) _level = Task.CompletedTask;
            if (isAsItLeft && _move!.Snapshot is not null) _pace.Changed(_sheet.Count);
        }
        _move = null;
        services.Meters.Enter(_pace, Subject.Kind);
        services.Residents.Enter(GrainContext);
        _used = services.Time.GetTimestamp();
        this.RegisterGrainTimer(Keep, new GrainTimerCreationOptions(services.Options.SnapshotEvery, services.Options.SnapshotEvery));
        this.RegisterGrainTimer(KeepAtRest, new GrainTimerCreationOptions(SnapshotPace.Rest, SnapshotPace.Rest));
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isLeaving = true;
        services.Meters.Leave(_pace);
        if (_snapshot is null) return;
        Dropped();
        try
        {
            if (reason.ReasonCode == DeactivationReasonCode.Migrating && TallyMove.IsSmall(_sheet))
                _move = _snapshot.Pack(_pace.HasChanged ? _sheet : null, _positions, _provinces, IsLevel);
            else await WriteSnapshot(cancellationToken);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            services.Logger.LogInformation(error, "The snapshot of {Subject} was not written; it will be made from the ledger.", Subject);
        }
    }

    /// <inheritdoc/>
    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        if (_move is not null) dehydrationContext.TryAddValue(TallyMove.Key, _move);
        services.Moves.Tell(dehydrationContext);
    }

    /// <inheritdoc/>
    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue<TallyMove>(TallyMove.Key, out var move)) _move = move;
        services.Moves.Hear(rehydrationContext);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<TallyRow>> Ask(TallyQuery query) => [.. (await Answer(query)).Rows];

    /// <inheritdoc/>
    public Task<TallyAnswer> Answer(TallyQuery query) => Mended(async () =>
    {
        _used = services.Time.GetTimestamp();
        await Level();
        Rest();
        Show();
        return await AnswerLevel(query);
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<Cell>> Cells() => Mended<ImmutableArray<Cell>>(async () => [.. (await LevelSheet()).Cells]);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ShardPosition>> Positions()
    {
        await Level();
        return [.. _positions.Select((sequence, shard) => new ShardPosition(shard, sequence))];
    }

    /// <inheritdoc/>
    public async Task Apply(TallyChange change)
    {
        _used = services.Time.GetTimestamp();
        // Who is told is asked before long. After the loss of a silo all its tallies are told within a second, and so share what shards read for them.
        if (_level is null) BecomeLevel().Ignore();
        if (change.To <= _positions[change.Shard]) return;
        if (change.Previous == _positions[change.Shard]) Take(change);
        else await Fill(change.Shard);
        await Notify();
    }

    /// <inheritdoc/>
    public Task Subscribe(ITallyObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Unsubscribe(ITallyObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Rebuild()
    {
        Drop();
        await Level();
        await Notify();
    }

    /// <summary>The subject that a key names.</summary>
    protected abstract Subject SubjectOf(string key);

    /// <summary>Answers from this tally's own cells, which are level with the ledger.</summary>
    protected virtual async Task<TallyAnswer> AnswerLevel(TallyQuery query) => IsOfNow(query)
        ? AnswerFrom(query, SheetFor(query, _sheet))
        : new TallyAnswer((await _views.At(query.Rule ?? CountingRule.Default, query.AsOf, _sheet, _positions)).Answer(query));

    private TallyAnswer AnswerFrom(TallyQuery query, TallySheet sheet) => services.Answers.Of(Subject, query, [sheet], () => sheet.Answer(query));

    /// <summary>Whether a question is about what the sheet counts: what is known now, by the default rule.</summary>
    protected static bool IsOfNow(TallyQuery query) => query.AsOf is null && (query.Rule is null || query.Rule == CountingRule.Default);

    /// <summary>The sheet as it is once it is level with the ledger.</summary>
    protected async Task<TallySheet> LevelSheet()
    {
        await Level();
        return _sheet;
    }

    /// <summary>What is worked out from sheets, once more where one of them came from a snapshot that cannot be read and was made anew.</summary>
    protected async Task<T> Mended<T>(Func<Task<T>> work)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (SnapshotWrongException wrong)
            {
                // Another's sheet is not read any more until that one, which is asked now, has seen to it.
                if (wrong.Grain != this.GetGrainId()) services.Provinces.Hide(PlaceSubject.Of(wrong.Grain.Key.ToString()!, PlaceLevel.Province).Place);
                else if (Leave(wrong)) await Notify();
            }
        }
    }

    /// <summary>The sheet that answers a question: the whole one, or a part of it that holds all that is meant.</summary>
    protected virtual TallySheet SheetFor(TallyQuery query, TallySheet whole) => whole;

    /// <summary>The sheet has taken in cells.</summary>
    protected virtual void Taken(PackedCells cells) { }

    /// <summary>The sheet is level with the ledger, and this is what it is now.</summary>
    protected virtual void Stands(TallySheet sheet) { }

    /// <summary>Whether the sheet was read without a call since this was asked last.</summary>
    protected virtual bool WasRead() => false;

    /// <summary>The sheet was dropped, or the tally leaves memory.</summary>
    protected virtual void Dropped() { }

    /// <summary>Tells those who watch that something has changed.</summary>
    protected Task Notify() => _observers.Notify(observer => observer.Changed(Subject));

    private bool IsLevel => _level is { IsCompletedSuccessfully: true };

    private Task Level() => IsLevel ? Task.CompletedTask : BecomeLevel();

    // After coming to life the shards are asked once for what the snapshot lacks; from then on they tell. Who waits while everything is dropped waits for what is made anew.
    private async Task BecomeLevel()
    {
        using var activity = ReportingActivities.Level(Subject);
        while (!IsLevel)
        {
            if (_level is null or { IsFaulted: true } or { IsCanceled: true }) _level = Task.WhenAll(Enumerable.Range(0, _positions.Length).Select(Advance));
            await _level!;
        }
    }

    // Whoever asks next has it made anew. What came from the snapshot may be found wrong several times, by those who asked before it was dropped.
    private bool Leave(SnapshotWrongException wrong)
    {
        if (!_isOfSnapshot) return false;
        services.Logger.LogWarning(wrong, "The tally of {Subject} is made anew from the ledger.", Subject);
        Drop();
        return true;
    }

    private void Drop()
    {
        _generation++;
        _isOfSnapshot = false;
        _sheet = TallySheet.Empty;
        Dropped();
        _views.Clear();
        _provinces.Clear();
        Array.Clear(_positions);
        _level = null;
    }

    // Changes may arrive while a shard is asked: what comes back counts only if the tally still stands where it was asked from. It is level once it has
    // come as far as the first answer; to run after the last entry would not end while others record.
    private async Task Advance(int shard)
    {
        var (wanted, asked) = (0L, -1);
        do
        {
            var (position, generation) = (_positions[shard], _generation);
            var change = await GrainFactory.GetGrain<ILedgerGrain>(shard).Changes(ChangeQuery.Since(Subject, position));
            if (change is null) return;
            if (_generation != generation) continue;
            if (asked != generation) (wanted, asked) = (change.To, generation);
            if (_positions[shard] == position) Take(change);
        }
        while (_generation != asked || _positions[shard] < wanted);
    }

    private Task Fill(int shard)
    {
        services.Meters.Gap(shard, missed: IsLevel);
        return Advance(shard);
    }

    private void Take(TallyChange change)
    {
        try
        {
            _sheet = _sheet.With(change.Cells);
        }
        catch (SnapshotWrongException wrong)
        {
            Leave(wrong);
            return;
        }
        Taken(change.Cells);
        _provinces.UnionWith(change.Provinces);
        _positions[change.Shard] = change.To;
        _pace.Changed(change.Cells.Count);
        Show();
    }

    // A question may come to its end while the tally leaves memory.
    private void Show()
    {
        if (!_isLeaving && IsLevel) Stands(_sheet);
    }

    // A question looks into each run; those that changes have left are put together once questions come and changes do not.
    private void Rest()
    {
        if (_pace.Asked()) _sheet = _sheet.AsOneRun();
    }

    private async Task Keep(CancellationToken cancellation)
    {
        if (_pace.IsDue()) await WriteUnlessWrong(cancellation);
        if (WasRead()) _used = services.Time.GetTimestamp();
        // Whoever watches would hear no more of it.
        if (_observers.Count > 0) return;
        if (services.Time.GetElapsedTime(_used) >= services.Options.IdleAfter) DeactivateOnIdle();
        else if (services.Moves.IsDue(this.GetPrimaryKeyString())) MigrateOnIdle();
    }

    private async Task KeepAtRest(CancellationToken cancellation)
    {
        if (!_pace.IsDueAtRest(_sheet.Count)) return;
        using var turn = await services.Turns.Take(cancellation);
        if (turn is not null) await WriteUnlessWrong(cancellation);
    }

    private async Task WriteUnlessWrong(CancellationToken cancellation)
    {
        try
        {
            _sheet = _sheet.AsOneRun();
            // Questions come between two years.
            foreach (var _ in _sheet.PutTogether()) await Task.Yield();
            await WriteSnapshot(cancellation);
        }
        catch (SnapshotWrongException wrong)
        {
            Leave(wrong);
        }
    }

    private async Task WriteSnapshot(CancellationToken cancellation)
    {
        if (!_pace.HasChanged) return;
        var begun = _pace.Begin();
        // What is put in one run for storage serves questions as well.
        _sheet = _sheet.AsOneRun();
        Show();
        await _snapshot.Write(_sheet, _positions, _provinces);
        _pace.Kept(begun);
    }
}
