namespace Reporting.Ledger;

/// <summary>Tells a shard or a tally when it is to move: another silo is its home, and no silo has come or gone for a while.</summary>
/// <remarks>One for each silo; any thread may ask.</remarks>
/// <param name="time">The clock.</param>
/// <param name="silos">Knows the silos.</param>
internal sealed class ShardMoves(TimeProvider time, ISiloStatusOracle silos)
{
    /// <summary>How long the silos have to be the same ones.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private SiloAddress[] _active = [];
    private long _since;

    /// <summary>Whether a shard that lives here is to leave.</summary>
    public bool IsDue(int shard) => IsDue(active => ShardHomes.Of(shard, active));

    /// <summary>Whether what lives here, and has its home among the active silos where it is said, is to leave.</summary>
    public bool IsDue(Func<IReadOnlyCollection<SiloAddress>, SiloAddress> home)
    {
        var active = Active();
        return active.Length > 1 && time.GetElapsedTime(_since) >= After && active.Contains(silos.SiloAddress) && !home(active).Equals(silos.SiloAddress);
    }

    private SiloAddress[] Active()
    {
        var now = silos.GetActiveSilos();
        Array.Sort(now);
        lock (_turn)
        {
            if (!now.AsSpan().SequenceEqual(_active)) (_active, _since) = (now, time.GetTimestamp());
            return _active;
        }
    }
}
