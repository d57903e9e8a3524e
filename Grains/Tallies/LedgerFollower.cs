using Reporting.Ledger;
using Reporting.Telemetry;

namespace Reporting.Tallies;

/// <summary>Brings a tally level with the ledger, and fills what it was not told.</summary>
/// <remarks>For one activation.</remarks>
/// <param name="subject">What the tally is about.</param>
/// <param name="grains">Finds the ledger's shards.</param>
/// <param name="stand">How far the tally has come.</param>
/// <param name="take">Takes a change in.</param>
internal sealed class LedgerFollower(Subject subject, IGrainFactory grains, TallyStand stand, Action<TallyChange> take)
{
    private Task? _level;

    /// <summary>Whether the tally is level with the ledger.</summary>
    public bool IsLevel => _level is { IsCompletedSuccessfully: true };

    /// <summary>Whether nobody has asked for it to become level yet.</summary>
    public bool HasNotBegun => _level is null;

    /// <summary>Returns once the tally is level; at once where it is.</summary>
    public Task Level() => IsLevel ? Task.CompletedTask : BecomeLevel();

    /// <summary>The tally came level from another silo. Shards tell whatever came since, and try until it is taken.</summary>
    public void IsLevelAlready() => _level = Task.CompletedTask;

    /// <summary>Everything was dropped: it has to become level anew.</summary>
    public void Drop() => _level = null;

    /// <summary>Asks a shard for what it has told that did not arrive.</summary>
    /// <remarks>
    /// Changes may arrive while a shard is asked: what comes back counts only if the tally still stands where it was asked from. It is level once it has
    /// come as far as the first answer; to run after the last entry would not end while others record.
    /// </remarks>
    public async Task Advance(int shard)
    {
        var (wanted, asked) = (0L, -1);
        do
        {
            var (position, generation) = (stand.Positions[shard], stand.Generation);
            var change = await grains.GetGrain<ILedgerGrain>(shard).Changes(ChangeQuery.Since(subject, position));
            if (change is null) return;
            if (stand.Generation != generation) continue;
            if (asked != generation) (wanted, asked) = (change.To, generation);
            if (stand.Positions[shard] == position) take(change);
        }
        while (stand.Generation != asked || stand.Positions[shard] < wanted);
    }

    // After coming to life the shards are asked once for what the snapshot lacks; from then on they tell. Who waits while everything is dropped waits for what is made anew.
    private async Task BecomeLevel()
    {
        using var activity = ReportingActivities.Level(subject);
        while (!IsLevel)
        {
            if (_level is null or { IsFaulted: true } or { IsCanceled: true }) _level = Task.WhenAll(Enumerable.Range(0, stand.Positions.Length).Select(Advance));
            await _level!;
        }
    }
}
