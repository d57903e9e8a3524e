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

    /// <summary>A tally, or another that is no shard, came to life; it is one until it has left memory.</summary>
    public void Enter(IGrainContext resident) => _ = KeepUntilItLeaves(_asked, resident);

    /// <summary>A shard came to life; it is one until it has left memory.</summary>
    public void EnterShard(IGrainContext shard) => _ = KeepUntilItLeaves(_shards, shard);

    // Also where it does not come to life: then too it is deactivated.
    private static async Task KeepUntilItLeaves(ConcurrentDictionary<GrainId, IGrainContext> residents, IGrainContext resident)
    {
        residents[resident.GrainId] = resident;
        await resident.Deactivated.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        residents.TryRemove(KeyValuePair.Create(resident.GrainId, resident));
    }
}
