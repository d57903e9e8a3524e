using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reporting.Hosting;
using Reporting.Storage;

namespace Reporting.Tests.Failover;

/// <summary>Two silos in this process on one store, which clients reach by their gateways on loopback as they do silos of other processes.</summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SqliteStore _store;

    private TwoSilos(string folder, SqliteStore store, Node first, Node second) => (_folder, _store, First, Second) = (folder, store, first, second);

    /// <summary>Keeps the list of silos, and so has to stay.</summary>
    public Node First { get; }

    public Node Second { get; }

    public static async Task<TwoSilos> Start()
    {
        var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
        var store = SqliteStore.Open(Path.Combine(folder, "reporting.db"));
        var primary = FreePort();
        var first = await Node.Start(store, primary, primary);
        return new TwoSilos(folder, store, first, await Node.Start(store, FreePort(), primary));
    }

    public async ValueTask DisposeAsync()
    {
        await Second.Stop();
        await First.Stop();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>One of the silos.</summary>
    internal sealed class Node
    {
        private IHost? _host;

        private Node(IHost host, int siloPort, int gatewayPort) => (_host, SiloPort, GatewayPort) = (host, siloPort, gatewayPort);

        public int SiloPort { get; }

        public int GatewayPort { get; }

        public static async Task<Node> Start(SqliteStore store, int siloPort, int primary)
        {
            var gateway = FreePort();
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
            builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
            builder.Logging.SetMinimumLevel(LogLevel.None);
            builder.UseOrleans(silo => silo
                .UseLocalhostClustering(siloPort, gateway, new IPEndPoint(IPAddress.Loopback, primary), SiloSetup.Cluster, SiloSetup.Cluster)
                .AddReporting(store, TimeProvider.System));
            var host = builder.Build();
            await host.StartAsync();
            return new Node(host, siloPort, gateway);
        }

        public async Task Stop()
        {
            if (Interlocked.Exchange(ref _host, null) is not { } host) return;
            await host.StopAsync();
            host.Dispose();
        }
    }
}
