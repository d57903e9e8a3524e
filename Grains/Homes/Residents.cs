using System.Collections.Concurrent;

namespace Reporting.Homes;

/// <summary>The shards and tallies that live in this silo.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class Residents
{
    private readonly ConcurrentDictionary<GrainId, IGrainContext> _tallies = [], _shards = [];

    /// <summary>The tallies, in no order.</summary>
    public ICollection<IGrainContext> Tallies => _tallies.Values;

    /// <summary>The shards, in no order.</summary>
    public ICollection<IGrainContext> Shards => _shards.Values;

    /// <summary>A tally came to life.</summary>
    public void EnterTally(IGrainContext tally) => _tallies[tally.GrainId] = tally;

    /// <summary>A shard came to life.</summary>
    public void EnterShard(IGrainContext shard) => _shards[shard.GrainId] = shard;

    /// <summary>A shard or a tally leaves memory.</summary>
    public void Leave(IGrainContext resident)
    {
        _tallies.TryRemove(KeyValuePair.Create(resident.GrainId, resident));
        _shards.TryRemove(KeyValuePair.Create(resident.GrainId, resident));
    }
}
