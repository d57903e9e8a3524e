using Reporting.Ledger;

namespace Reporting.Benchmarks.Scaling;

/// <summary>Waits for the end of all that recording has brought about: every tally is told, and what silos keep of it is written.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    // A tally looks at its snapshot so often, and the server tells its counts within a second.
    private static readonly TimeSpan Hush = SiloCluster.SnapshotEvery + TimeSpan.FromSeconds(3);

    /// <summary>Returns when nothing was written for longer than any tally waits with its snapshot.</summary>
    public static async Task Wait(IGrainFactory grains, ClusterMeter meter)
    {
        var shards = (await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe()).Shards;
        await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => grains.GetGrain<ILedgerGrain>(shard).UntilTold()));
        var (rows, hush) = (-1L, TimeSpan.Zero);
        while (hush < Hush)
        {
            await Task.Delay(Look);
            var now = await meter.Rows();
            (rows, hush) = (now, now == rows ? hush + Look : TimeSpan.Zero);
        }
    }
}
