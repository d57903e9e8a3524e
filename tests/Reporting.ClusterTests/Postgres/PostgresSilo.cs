using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reporting.Hosting;
using Reporting.Settings;

namespace Reporting.Tests.Postgres;

/// <summary>A silo of a cluster on a database, on free ports of loopback.</summary>
internal sealed class PostgresSilo : IAsyncDisposable
{
    private readonly ClusterSilo _silo;

    private PostgresSilo(ClusterSilo silo) => _silo = silo;

    public IServiceProvider Services => _silo.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public static async Task<PostgresSilo> Start(string database) => new(await ClusterSilo.Start(Settings(database, LogLevel.None), TimeProvider.System));

    /// <summary>The same by another clock; what it logs is kept.</summary>
    public static async Task<PostgresSilo> Start(string database, TimeProvider clock, LinesLogged log) =>
        new(await ClusterSilo.Start(Settings(database, LogLevel.Information), clock, silo => silo.Services.AddSingleton<ILoggerProvider>(log)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    private static SiloSettings Settings(string database, LogLevel level) => new() { Storage = StorageKind.Postgres, Connection = database, Port = 0, SiloPort = 0, Log = level };
}
