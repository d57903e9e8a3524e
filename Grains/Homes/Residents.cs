using System.Collections.Concurrent;

namespace Reporting.Homes;

/// <summary>What lives in this silo that questions need: shards, tallies, and the grains that all of them or every client ask.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class Residents
{
    private readonly ConcurrentDictionary<GrainId, IGrainContext> _asked = [], _shards = [];

    /// <summary>All but shards, in no order.</summary>
    public ICollection<IGrainContext> Asked => _asked.Values;

    /// <summary>The shards, in no order.</summary>
    public ICollection<IGrainContext> Shards => _shards.Values;

    /// <summary>A tally, or another that is no shard, came to life.</summary>
    public void Enter(IGrainContext resident) => _asked[resident.GrainId] = resident;

    /// <summary>A shard came to life.</summary>
    public void EnterShard(IGrainContext shard) => _shards[shard.GrainId] = shard;

    /// <summary>One of them leaves memory.</summary>
    public void Leave(IGrainContext resident)
    {
        _asked.TryRemove(KeyValuePair.Create(resident.GrainId, resident));
        _shards.TryRemove(KeyValuePair.Create(resident.GrainId, resident));
    }
}
