using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Reporting.Homes;
using Reporting.Settings;
using Reporting.Storage.Postgres;

namespace Reporting.Hosting;

/// <summary>One silo of a cluster inside this process, on a PostgreSQL database that the silos share.</summary>
public sealed class ClusterSilo : IServingSilo
{
    // A call whose answer was lost with its connection is given up after this; calls to a silo that was declared dead are at once.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    // A silo that does not answer three probes in a row, a second each, is declared dead by two others. Shorter ones mistake a busy machine for a dead one. Of itself Orleans waits for an answer, and
    // before the next probe, up to four times as long where answers were slow, as they are beside an import: twelve seconds, in which whoever asks waits as well.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);
    private const int MissedProbes = 3;

    // After all silos were killed the first that starts waits until what they left in the table is three of these old.
    private static readonly TimeSpan IAmAlive = TimeSpan.FromSeconds(3), TableRefresh = TimeSpan.FromSeconds(5);

    // A silo that stops tells its clients, and then the other silos, to go elsewhere, and answers for so long what they have asked before: after it calls are dropped, and nobody is told.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly IHost _host;
    private readonly PostgresStore _store;

    private ClusterSilo(IHost host, PostgresStore store, IPEndPoint gateway) => (_host, _store, Gateway) = (host, store, gateway);

    /// <inheritdoc/>
    public string Store => _store.Name;

    /// <inheritdoc/>
    public IPEndPoint Gateway { get; }

    /// <inheritdoc/>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts a silo, which joins the others of its cluster or is the first.</summary>
    /// <param name="settings">How it runs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="more">Adds what a host wants of the silo besides; null for nothing.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="PortTakenException">Another process listens on one of its ports, or its address is none of this machine's.</exception>
    /// <exception cref="Errors.StoreFormatException">The database has a format that this version cannot read.</exception>
    /// <exception cref="Errors.StoreUnusableException">The database cannot be reached or used.</exception>
    public static async Task<ClusterSilo> Start(SiloSettings settings, TimeProvider time, Action<ISiloBuilder>? more = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var gateway = new IPEndPoint(settings.Address, HostParts.TakePort(settings.Address, settings.Port));
        var siloPort = HostParts.TakePort(settings.Address, settings.SiloPort);
        var store = await PostgresStore.Open(settings.Connection, time, cancellation);
        IHost? host = null;
        try
        {
            host = Build(settings, store, time, siloPort, gateway.Port, more);
            await host.StartAsync(cancellation);
            await HostParts.CheckFormat(host);
            return new ClusterSilo(host, store, gateway);
        }
        catch
        {
            host?.Dispose();
            await store.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Services.GetRequiredService<ShardWaker>().Stop();
        await Services.GetRequiredService<Departure>().HandOver();
        await _host.StopAsync();
        _host.Dispose();
        await _store.DisposeAsync();
    }

    private static IHost Build(SiloSettings settings, PostgresStore store, TimeProvider time, int siloPort, int gatewayPort, Action<ISiloBuilder>? more)
    {
        var builder = HostParts.Builder(settings.Log);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestAnswer);
        builder.UseOrleans(silo => AddDirectory(silo)
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.ClusterName, settings.ClusterName))
            .ConfigureEndpoints(settings.Address, siloPort, gatewayPort, listenOnAnyHostAddress: false)
            .AddPostgresMembership(store)
            .Configure<ClusterMembershipOptions>(options =>
            {
                (options.ProbeTimeout, options.MaxProbeTimeout, options.NumMissedProbesLimit) = (Probe, Probe, MissedProbes);
                (options.IAmAliveTablePublishTimeout, options.TableRefreshTimeout) = (IAmAlive, TableRefresh);
            })
            .Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = LongestAnswer;
                (options.ClientGatewayShutdownNotificationTimeout, options.WaitForMessageToBeQueuedForOutboundTime) = (Farewell, Farewell);
            })
            .Configure<GrainCollectionOptions>(options => options.ActivationTimeout = options.DeactivationTimeout = LongestAnswer)
            .AddReporting(store, time)
            .AddShardWaker());
        builder.Services.Configure<Tallies.TallyOptions>(options => options.SnapshotEvery = settings.SnapshotEvery);
        builder.Services.AddSingleton<IFatalErrorHandler, LeftCluster>();
        if (more is not null) builder.UseOrleans(more);
        return builder.Build();
    }

    // Of a silo that leaves, the others take over what it knew of where grains live. With Orleans' default directory they let every grain leave memory that it had known.
    // After a silo was lost it would let none of its grains come to life for half a minute, lest one lives twice; here storage refuses the second of two.
#pragma warning disable ORLEANSEXP003 // Its name may change in a later version, which would not compile; silos with the other directory work with it while a cluster is upgraded.
    private static ISiloBuilder AddDirectory(ISiloBuilder silo) => silo.AddDistributedGrainDirectory().Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = TimeSpan.Zero);
#pragma warning restore ORLEANSEXP003
}
