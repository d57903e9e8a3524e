using Microsoft.Extensions.Logging;
using Reporting.Ledger;

namespace Reporting.Homes;

/// <summary>Brings to life the shards that are at home in this silo, whoever kept them before: what a silo that died did not tell, is told without anybody asking.</summary>
/// <remarks>For silos of a cluster. Began after the silo has joined, and ended before it leaves.</remarks>
internal sealed partial class ShardWaker(IGrainFactory grains, ISiloStatusOracle silos, TimeProvider time, ILogger<ShardWaker> logger) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _stop = new();
    private Task _waking = Task.CompletedTask;

    /// <summary>Begins.</summary>
    public void Start() => _waking = Task.Run(WakeUntilStopped);

    /// <summary>Ends.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _waking;
    }

    public void Dispose() => _stop.Dispose();

    private async Task WakeUntilStopped()
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                try
                {
                    await Wake();
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // The cluster is changing, or the store does not answer: it is tried again.
                    LogNotWoken(error);
                }
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
        }
    }

    // Calls to shards that live here cost next to nothing; those that do not yet come to life by them.
    private async Task Wake()
    {
        if (await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Find().WaitAsync(_stop.Token) is not { } store) return;
        var active = silos.GetActiveSilos();
        if (!active.Contains(silos.SiloAddress)) return;
        await Task.WhenAll(Enumerable.Range(0, store.Shards).Where(shard => ShardHomes.Of(shard, active).Equals(silos.SiloAddress))
            .Select(shard => grains.GetGrain<ILedgerGrain>(shard).Status().WaitAsync(_stop.Token)));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Not every shard that is at home here came to life; trying again.")]
    private partial void LogNotWoken(Exception error);
}
