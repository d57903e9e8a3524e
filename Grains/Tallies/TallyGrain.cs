using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>Keeps one subject's tally level with the ledger, and answers from it.</summary>
/// <remarks>Changes are applied one at a time and in order; questions read the sheet of the moment and never wait for a change.</remarks>
internal abstract class TallyGrain(TallyServices services) : Grain, ITallyGrain, IGrainMigrationParticipant
{
    private static readonly TimeSpan SubscriptionLasts = TimeSpan.FromMinutes(5);

    private readonly ObserverManager<ITallyObserver> _observers = new(SubscriptionLasts, services.Logger);
    private readonly TallyStand _stand = new();
    private readonly SnapshotPace _pace = new();
    private TallyKeeping _keeping = null!;
    private LedgerFollower _ledger = null!;
    private TallyViews _views = null!;
    private TallyMove? _arrived;
    private long _used;
    private bool _isLeaving;

    /// <summary>What the silo gives.</summary>
    protected TallyServices Services => services;

    /// <summary>What this tally is about.</summary>
    protected Subject Subject { get; private set; }

    /// <summary>The provinces that a country has learnt of.</summary>
    protected IReadOnlyCollection<PlaceKey> Provinces => _stand.Provinces;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Subject = SubjectOf(this.GetPrimaryKeyString());
        var store = await services.Store.Describe();
        _views = new TallyViews(Subject, GrainFactory);
        _stand.Positions = new long[store.Shards];
        _ledger = new LedgerFollower(Subject, GrainFactory, _stand, Take);
        _keeping = new TallyKeeping(services, this.GetGrainId(), _stand, _pace);
        if (await _keeping.Restore(_arrived)) _ledger.IsLevelAlready();
        _arrived = null;
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
        if (_keeping is null) return;
        Dropped();
        try
        {
            if (reason.ReasonCode == DeactivationReasonCode.Migrating && TallyMove.IsSmall(_stand.Sheet)) _keeping.Pack(_ledger.IsLevel);
            else await WriteSnapshot();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            services.Logger.LogInformation(error, "The snapshot of {Subject} was not written; it will be made from the ledger.", Subject);
        }
    }

    /// <inheritdoc/>
    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        _keeping?.GiveAlong(dehydrationContext);
        services.Moves.Tell(dehydrationContext);
    }

    /// <inheritdoc/>
    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue<TallyMove>(TallyMove.Key, out var move)) _arrived = move;
        services.Moves.Hear(rehydrationContext);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<TallyRow>> Ask(TallyQuery query) => [.. (await Answer(query)).Rows];

    /// <inheritdoc/>
    public Task<TallyAnswer> Answer(TallyQuery query) => Mended(async () =>
    {
        _used = services.Time.GetTimestamp();
        await _ledger.Level();
        Rest();
        Show();
        return await AnswerLevel(query);
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<Cell>> Cells() => Mended<ImmutableArray<Cell>>(async () => [.. (await LevelSheet()).Cells]);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ShardPosition>> Positions()
    {
        await _ledger.Level();
        return [.. _stand.Positions.Select((sequence, shard) => new ShardPosition(shard, sequence))];
    }

    /// <inheritdoc/>
    public async Task Apply(TallyChange change)
    {
        _used = services.Time.GetTimestamp();
        // Who is told is asked before long. After the loss of a silo all its tallies are told within a second, and so share what shards read for them.
        if (_ledger.HasNotBegun) _ledger.Level().Ignore();
        if (change.To <= _stand.Positions[change.Shard]) return;
        if (change.Previous == _stand.Positions[change.Shard]) Take(change);
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
        await _ledger.Level();
        await Notify();
    }

    /// <summary>The subject that a key names.</summary>
    protected abstract Subject SubjectOf(string key);

    /// <summary>Answers from this tally's own cells, which are level with the ledger.</summary>
    protected virtual async Task<TallyAnswer> AnswerLevel(TallyQuery query) => IsOfNow(query)
        ? AnswerFrom(query, SheetFor(query, _stand.Sheet))
        : new TallyAnswer((await _views.At(query.Rule ?? CountingRule.Default, query.AsOf, _stand.Sheet, _stand.Positions)).Answer(query));

    private TallyAnswer AnswerFrom(TallyQuery query, TallySheet sheet) => services.Answers.Of(Subject, query, [sheet], () => sheet.Answer(query));

    /// <summary>Whether a question is about what the sheet counts: what is known now, by the default rule.</summary>
    protected static bool IsOfNow(TallyQuery query) => query.AsOf is null && (query.Rule is null || query.Rule == CountingRule.Default);

    /// <summary>The sheet as it is once it is level with the ledger.</summary>
    protected async Task<TallySheet> LevelSheet()
    {
        await _ledger.Level();
        return _stand.Sheet;
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

    // Whoever asks next has it made anew. What came from the snapshot may be found wrong several times, by those who asked before it was dropped.
    private bool Leave(SnapshotWrongException wrong)
    {
        if (!_stand.IsOfSnapshot) return false;
        services.Logger.LogWarning(wrong, "The tally of {Subject} is made anew from the ledger.", Subject);
        Drop();
        return true;
    }

    private void Drop()
    {
        _stand.Drop();
        Dropped();
        _views.Clear();
        _ledger.Drop();
    }

    private Task Fill(int shard)
    {
        services.Meters.Gap(shard, missed: _ledger.IsLevel);
        return _ledger.Advance(shard);
    }

    private void Take(TallyChange change)
    {
        try
        {
            _stand.Sheet = _stand.Sheet.With(change.Cells);
        }
        catch (SnapshotWrongException wrong)
        {
            Leave(wrong);
            return;
        }
        Taken(change.Cells);
        _stand.Provinces.UnionWith(change.Provinces);
        _stand.Positions[change.Shard] = change.To;
        _pace.Changed(change.Cells.Count);
        Show();
    }

    // A question may come to its end while the tally leaves memory.
    private void Show()
    {
        if (!_isLeaving && _ledger.IsLevel) Stands(_stand.Sheet);
    }

    // A question looks into each run; those that changes have left are put together once questions come and changes do not.
    private void Rest()
    {
        if (_pace.Asked()) _stand.Sheet = _stand.Sheet.AsOneRun();
    }

    private async Task Keep(CancellationToken cancellation)
    {
        if (_pace.IsDue()) await WriteUnlessWrong();
        if (WasRead()) _used = services.Time.GetTimestamp();
        // Whoever watches would hear no more of it.
        if (_observers.Count > 0) return;
        if (services.Time.GetElapsedTime(_used) >= services.Options.IdleAfter) DeactivateOnIdle();
        else if (services.Moves.IsDue(this.GetPrimaryKeyString())) MigrateOnIdle();
    }

    private async Task KeepAtRest(CancellationToken cancellation)
    {
        if (!_pace.IsDueAtRest(_stand.Sheet.Count)) return;
        using var turn = await services.Turns.Take(cancellation);
        if (turn is not null) await WriteUnlessWrong();
    }

    private async Task WriteUnlessWrong()
    {
        try
        {
            _stand.Sheet = _stand.Sheet.AsOneRun();
            // Questions come between two years.
            foreach (var _ in _stand.Sheet.PutTogether()) await Task.Yield();
            await WriteSnapshot();
        }
        catch (SnapshotWrongException wrong)
        {
            Leave(wrong);
        }
    }

    // What is put in one run for storage serves questions as well.
    private async Task WriteSnapshot()
    {
        if (!_pace.HasChanged) return;
        _stand.Sheet = _stand.Sheet.AsOneRun();
        Show();
        await _keeping.Write();
    }
}
