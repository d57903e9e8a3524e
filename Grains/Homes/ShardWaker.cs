using Microsoft.Extensions.Logging;
using Reporting.Ledger;

namespace Reporting.Homes;

/// <summary>Brings to life the shards that are at home in this silo, whoever kept them before: what a silo that died did not tell, is told without anybody asking.</summary>
/// <remarks>For silos of a cluster. Began after the silo has joined, and ended before it leaves.</remarks>
internal sealed partial class ShardWaker(IGrainFactory grains, KnownStore known, ISiloStatusOracle silos, LeavingSilos leaving, TimeProvider time, ILogger<ShardWaker> logger) : ISiloStatusListener, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _changed = new(0);
    private SiloAddress[] _active = [];
    private int[] _own = [];
    private Task _waking = Task.CompletedTask;

    /// <summary>Begins.</summary>
    public void Start()
    {
        silos.SubscribeToSiloStatusEvents(this);
        _waking = Task.Run(WakeUntilStopped);
    }

    /// <summary>A silo has come or gone: whose shards are at home here now is looked at once.</summary>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status) => _changed.Release();

    /// <summary>Ends.</summary>
    public async Task Stop()
    {
        silos.UnSubscribeFromSiloStatusEvents(this);
        await _stop.CancelAsync();
        await _waking;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _changed.Dispose();
    }

    private async Task WakeUntilStopped()
    {
        try
        {
            while (true)
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
                await Next();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task Next()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        await Task.WhenAny(_changed.WaitAsync(over.Token), Task.Delay(Every, time, over.Token));
        await over.CancelAsync();
        _stop.Token.ThrowIfCancellationRequested();
    }

    // Calls to shards that live here cost next to nothing; those that do not yet come to life by them.
    private async Task Wake()
    {
        if (await known.Find().AsTask().WaitAsync(_stop.Token) is not { } store) return;
        var active = leaving.Staying(silos.GetActiveSilos());
        if (!active.Contains(silos.SiloAddress)) return;
        await Task.WhenAll(Own(active, store.Shards).Select(shard => grains.GetGrain<ILedgerGrain>(shard).Status().WaitAsync(_stop.Token)));
    }

    // Which shards are at home here takes a look at every pair of shard and silo: with many of both it is worked out anew only when a silo has come or gone.
    private int[] Own(SiloAddress[] active, int shards)
    {
        if (!active.AsSpan().SequenceEqual(_active)) (_active, _own) = (active, [.. Enumerable.Range(0, shards).Where(shard => ShardHomes.Of(shard, active).Equals(silos.SiloAddress))]);
        return _own;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Not every shard that is at home here came to life; trying again.")]
    private partial void LogNotWoken(Exception error);
}
