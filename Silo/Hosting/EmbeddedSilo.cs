using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Hosting;

/// <summary>One silo inside this process, alone, on the SQLite file of a folder.</summary>
public sealed class EmbeddedSilo : IServingSilo
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(10);
    private readonly IHost _host;
    private readonly SqliteStore _store;
    private readonly StoreFolder _folder;

    private EmbeddedSilo(IHost host, SqliteStore store, StoreFolder folder, IPEndPoint gateway)
    {
        (_host, _store, _folder, Gateway) = (host, store, folder, gateway);
        Grains = host.Services.GetRequiredService<IGrainFactory>();
    }

    /// <summary>Reaches the grains without leaving the process.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>The folder of the store.</summary>
    public string Folder => _folder.Path;

    /// <summary>The file that the grains write to.</summary>
    internal SqliteStore Store => _store;

    /// <summary>Where clients in other processes reach this silo; on loopback only.</summary>
    public IPEndPoint Gateway { get; }

    string IServingSilo.Store => Folder;

    IServiceProvider IServingSilo.Services => _host.Services;

    /// <summary>Starts a silo on a folder, which is made where it is missing.</summary>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logLevel">What the silo says on standard error.</param>
    /// <param name="gatewayPort">The port for clients; 0 for any free one.</param>
    /// <param name="tallies">Sets how tallies keep their snapshots; null for the defaults.</param>
    /// <param name="more">Adds what a host wants of the silo besides, such as call filters; null for nothing.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="PortTakenException">Another process listens on the port for clients.</exception>
    /// <exception cref="Errors.StoreInUseException">Another process holds the store.</exception>
    /// <exception cref="Errors.StoreFormatException">The store has a format that this version cannot read.</exception>
    /// <exception cref="Errors.StoreUnusableException">The folder cannot be used.</exception>
    public static async Task<EmbeddedSilo> Start(
        string folder, TimeProvider time, LogLevel logLevel = LogLevel.Error, int gatewayPort = 0, Action<TallyOptions>? tallies = null,
        Action<ISiloBuilder>? more = null, CancellationToken cancellation = default)
    {
        var gateway = new IPEndPoint(IPAddress.Loopback, HostParts.TakePort(IPAddress.Loopback, gatewayPort));
        var held = StoreFolder.Open(folder);
        SqliteStore? store = null;
        try
        {
            store = SqliteStore.Open(held.Database);
            var host = Build(store, time, logLevel, gateway.Port, tallies, more);
            await host.StartAsync(cancellation);
            var silo = new EmbeddedSilo(host, store, held, gateway);
            await HostParts.CheckFormat(host);
            return silo;
        }
        catch
        {
            if (store is not null) await store.DisposeAsync();
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static IHost Build(SqliteStore store, TimeProvider time, LogLevel logLevel, int gatewayPort, Action<TallyOptions>? tallies, Action<ISiloBuilder>? more)
    {
        var builder = HostParts.Builder(logLevel);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(HostParts.TakePort(IPAddress.Loopback, 0), gatewayPort, serviceId: SiloSetup.Cluster, clusterId: SiloSetup.Cluster)
            .Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback)
            // No failover to wait for: a question that has to read a large ledger first may take its time.
            .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = options.SystemResponseTimeout = LongestAnswer)
            // A shard reads all its pages when it comes to life, and a tally may be made from all of them; what stops writes a snapshot of every tally.
            .Configure<GrainCollectionOptions>(options => options.ActivationTimeout = options.DeactivationTimeout = LongestAnswer)
            .AddReporting(store, time));
        if (tallies is not null) builder.Services.Configure(tallies);
        if (more is not null) builder.UseOrleans(more);
        return builder.Build();
    }
}
