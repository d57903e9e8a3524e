using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Session;
using Orleans.Storage;
using Reporting.Hosting;
using Reporting.Storage;
using Reporting.Storage.Postgres;
using Reporting.Tallies;

namespace Reporting.Tests.Postgres;

/// <summary>A silo on a database, with a store and ports of its own.</summary>
internal sealed class PostgresSilo : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly PostgresStore _store;

    private PostgresSilo(IHost host, PostgresStore store) => (_host, _store) = (host, store);

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public static async Task<PostgresSilo> Start(string database)
    {
        var store = await PostgresStore.Open(database, TimeProvider.System, CancellationToken.None);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = SiloSetup.Cluster);
            silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort());
            silo.AddPostgresMembership(store);
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton<TallyServices>();
            silo.Services.AddGrainStorage(ReportingStorage.Provider, (services, _) =>
                new PostgresGrainStorage(store, new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>()), services.GetRequiredService<SerializerSessionPool>()));
        });
        var host = builder.Build();
        await host.StartAsync();
        return new PostgresSilo(host, store);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _store.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
