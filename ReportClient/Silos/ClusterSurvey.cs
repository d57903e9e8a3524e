using System.Collections.Immutable;
using System.Net;
using Orleans.Runtime.Placement;
using Reporting.Ledger;

namespace Reporting.Silos;

/// <summary>Asks every silo and every shard how it is; whoever does not answer in time is silent.</summary>
internal sealed class ClusterSurvey(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>How long a silo is waited for.</summary>
    public static readonly TimeSpan LongestSilo = TimeSpan.FromSeconds(4);

    /// <summary>How long a shard is waited for: one that is not in memory reads its part of the ledger first.</summary>
    public static readonly TimeSpan LongestShard = TimeSpan.FromSeconds(10);

    /// <summary>How long after its last sign of life a silo that is gone is told of.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    // The one who knows all silos may live in one that was just lost.
    private const int MostAttempts = 4;

    private readonly IManagementGrain _silos = grains.GetGrain<IManagementGrain>(0);

    /// <exception cref="TimeoutException">Nobody told which silos there are.</exception>
    public async Task<ClusterState> Ask(CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var entries = await Entries(cancellation);
        var silos = Task.WhenAll(Shown(entries, at).Select(entry => Silo(entry, cancellation)));
        var shards = Shards(cancellation);
        return new ClusterState(at, [.. await silos], await shards);
    }

    /// <summary>The silos to show: those that are there, and those that were lost lately and have no successor at their address; by address.</summary>
    public static IEnumerable<MembershipEntry> Shown(IReadOnlyCollection<MembershipEntry> entries, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.GroupBy(entry => entry.SiloAddress.Endpoint)
            .Select(of => of.OrderBy(entry => entry.Status == SiloStatus.Dead).ThenByDescending(entry => entry.SiloAddress.Generation).First())
            .Where(entry => entry.Status != SiloStatus.Dead || now - Utc(entry.IAmAliveTime) < Lately)
            .OrderBy(entry => entry.SiloAddress.Endpoint.Address.ToString(), StringComparer.Ordinal).ThenBy(entry => entry.SiloAddress.Endpoint.Port);
    }

    private async Task<MembershipEntry[]> Entries(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Hosts().WaitAsync(LongestSilo, clock, cancellation);
            }
            catch (Exception failure) when (attempt < MostAttempts && Connection.TransientFailure.Is(failure))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), clock, cancellation);
            }
        }
    }

    private async Task<SiloState> Silo(MembershipEntry entry, CancellationToken cancellation)
    {
        var (condition, version, activations) = (Of(entry.Status), (string?)null, (long?)null);
        if (condition == SiloCondition.Active)
        {
            var described = Described(entry.SiloAddress);
            var counted = Count(entry.SiloAddress);
            var answers = await InTime(counted, LongestSilo, cancellation);
            activations = answers ? (await counted)[0].ActivationCount : null;
            // A silo of an earlier version has nobody who tells, and counts all the same.
            if (answers && await InTime(described, LongestSilo, cancellation) && (await described).Silo == entry.SiloAddress.ToParsableString()) version = (await described).Version;
            else described.Ignore();
            if (!answers) condition = SiloCondition.Silent;
        }
        var address = entry.SiloAddress.Endpoint;
        return new SiloState(address.ToString(), entry.ProxyPort > 0 ? new IPEndPoint(address.Address, entry.ProxyPort).ToString() : null, condition, Utc(entry.StartTime), version, activations);
    }

    private Task<MembershipEntry[]> Hosts() => _silos.GetDetailedHosts();

    private Task<SiloRuntimeStatistics[]> Count(SiloAddress silo) => _silos.GetRuntimeStatistics([silo]);

    private Task<SiloAddress?> Home(ILedgerGrain shard) => _silos.GetActivationAddress(shard).AsTask();

    // Asks the grain of that silo, which comes to life there.
    private async Task<SiloDescription> Described(SiloAddress silo)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        return await grains.GetGrain<ISiloGrain>(silo.ToParsableString()).Describe();
    }

    private async Task<ImmutableArray<ShardState>> Shards(CancellationToken cancellation)
    {
        var store = grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Find();
        if (!await InTime(store, LongestShard, cancellation)) return default;
        return [.. await Task.WhenAll(Enumerable.Range(0, (await store)?.Shards ?? 0).Select(shard => Shard(shard, cancellation)))];
    }

    private async Task<ShardState> Shard(int number, CancellationToken cancellation)
    {
        var shard = grains.GetGrain<ILedgerGrain>(number);
        var progress = shard.Progress();
        var answers = await InTime(progress, LongestShard, cancellation);
        // Asked after it, since that is when it lives somewhere.
        var home = Home(shard);
        var silo = await InTime(home, LongestSilo, cancellation) ? await home : null;
        return new ShardState(number, silo?.Endpoint.ToString(), answers ? await progress : null);
    }

    // Whether an answer came in time. A failure that does not pass, such as damage, is the command's.
    private async Task<bool> InTime(Task call, TimeSpan longest, CancellationToken cancellation)
    {
        try
        {
            await call.WaitAsync(longest, clock, cancellation);
            return true;
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException && !cancellation.IsCancellationRequested || Connection.TransientFailure.Is(failure))
        {
            call.Ignore();
            return false;
        }
    }

    private static SiloCondition Of(SiloStatus status) => status switch
    {
        SiloStatus.Active => SiloCondition.Active,
        SiloStatus.ShuttingDown or SiloStatus.Stopping => SiloCondition.Stopping,
        SiloStatus.Dead => SiloCondition.Gone,
        _ => SiloCondition.Starting,
    };

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
