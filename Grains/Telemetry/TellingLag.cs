using System.Diagnostics;

namespace Reporting.Telemetry;

/// <summary>How far tallies are behind a shard: what waits to be told, and what is being told.</summary>
/// <remarks>Kept by the shard's activation; read by whoever measures, at any moment.</remarks>
internal sealed class TellingLag
{
    private int _waiting;
    private int _beingTold;
    // By Stopwatch; 0 for none.
    private long _waitingSince;
    private long _beingToldSince;

    /// <summary>Entries that tallies have not yet taken.</summary>
    public int Entries => Volatile.Read(ref _waiting) + Volatile.Read(ref _beingTold);

    /// <summary>For how long the oldest change has waited; zero when none does.</summary>
    public TimeSpan Time => (Volatile.Read(ref _beingToldSince), Volatile.Read(ref _waitingSince)) switch
    {
        (0, 0) => TimeSpan.Zero,
        (0, var since) => Stopwatch.GetElapsedTime(since),
        var (since, _) => Stopwatch.GetElapsedTime(since),
    };

    /// <summary>Changes were put in line.</summary>
    /// <param name="entries">Of how many entries; 0 for those that an earlier activation of the shard did not tell to the end.</param>
    public void Put(int entries)
    {
        Volatile.Write(ref _waiting, _waiting + entries);
        if (_waitingSince == 0) Volatile.Write(ref _waitingSince, Stopwatch.GetTimestamp());
    }

    /// <summary>All that waits is being told.</summary>
    public void Begin()
    {
        Volatile.Write(ref _beingTold, _waiting);
        Volatile.Write(ref _beingToldSince, _waitingSince);
        Volatile.Write(ref _waiting, 0);
        Volatile.Write(ref _waitingSince, 0);
    }

    /// <summary>All that was being told is taken.</summary>
    public void End()
    {
        Volatile.Write(ref _beingTold, 0);
        Volatile.Write(ref _beingToldSince, 0);
    }
}
