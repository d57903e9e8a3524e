namespace Reporting.Homes;

/// <summary>Tells a shard or a tally when it is to move: another silo is its home, and no silo has come or gone for a while.</summary>
/// <remarks>One for each silo; any thread may ask.</remarks>
/// <param name="time">The clock.</param>
/// <param name="silos">Knows the silos.</param>
/// <param name="leaving">Knows which of them are about to stop.</param>
internal sealed class HomeMoves(TimeProvider time, ISiloStatusOracle silos, LeavingSilos leaving)
{
    /// <summary>How long the silos have to be the same ones.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private Task? _moving;
    private SiloAddress[] _active = [];
    private long _since;

    /// <summary>Whether a shard that lives here is to leave.</summary>
    public bool IsDue(int shard) => Settled() is { } active && !ShardHomes.Of(shard, active).Equals(silos.SiloAddress);

    /// <summary>Whether a tally that lives here is to leave.</summary>
    public bool IsDue(string tally) => Settled() is { } active && !TallyHomes.Of(tally, active).Equals(silos.SiloAddress);

    /// <summary>Whether a shard that is due leaves now: not while another one of this silo does, since what each needs at its new home is taken from those who ask.</summary>
    /// <param name="left">Ends once it has left memory.</param>
    public bool Begins(Task left)
    {
        lock (_turn)
        {
            if (_moving is { IsCompleted: false }) return false;
            _moving = left;
            return true;
        }
    }

    /// <summary>Says with what moves whether this silo is about to stop.</summary>
    public void Tell(IDehydrationContext move) => leaving.Tell(move, silos.SiloAddress);

    /// <summary>Hears whether what has come was sent by a silo that is about to stop.</summary>
    public void Hear(IRehydrationContext move) => leaving.Hear(move);

    // The silos, this one among them, where they have been the same for long enough.
    private SiloAddress[]? Settled()
    {
        var active = leaving.Staying(silos.GetActiveSilos());
        Array.Sort(active);
        lock (_turn)
        {
            if (!active.AsSpan().SequenceEqual(_active)) (_active, _since) = (active, time.GetTimestamp());
            return active.Length > 1 && time.GetElapsedTime(_since) >= After && active.Contains(silos.SiloAddress) ? active : null;
        }
    }
}
