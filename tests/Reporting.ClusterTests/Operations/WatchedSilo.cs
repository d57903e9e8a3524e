using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reporting.Hosting;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Operations;
using Reporting.Queries;

namespace Reporting.Tests.Operations;

/// <summary>A silo on a folder of its own that is watched from outside, gone afterwards.</summary>
internal sealed class WatchedSilo : IAsyncDisposable
{
    private readonly EmbeddedSilo _silo;

    private WatchedSilo(EmbeddedSilo silo, IServiceProvider services) => (_silo, Services) = (silo, services);

    public EmbeddedSilo Silo => _silo;

    public IServiceProvider Services { get; }

    public static async Task<WatchedSilo> Start(OperationsOptions? options = null)
    {
        IServiceProvider? services = null;
        var silo = await EmbeddedSilo.Start(Directory.CreateTempSubdirectory("reporting-test-").FullName, TimeProvider.System, more: silo =>
        {
            silo.AddOperations(options ?? new OperationsOptions());
            silo.Services.AddHostedService(all =>
            {
                services = all;
                return new Nothing();
            });
        });
        return new WatchedSilo(silo, services!);
    }

    public async Task<SiloWeb> Listen(OperationsOptions options, SiloHealth health, ILoggerFactory? loggers = null) =>
        (SiloWeb)await SiloWeb.Start(options, Services, health, loggers);

    public async Task Record(params IEnumerable<Incident> incidents)
    {
        var shards = await new LiveData(_silo.Grains).Shards();
        foreach (var batch in incidents.GroupBy(incident => LedgerShards.Owner(incident.Id, shards.Count)))
            await shards[batch.Key].Record(new RecordBatch([.. batch], "test"));
        await Task.WhenAll(shards.Select(shard => shard.WhenPublished()));
    }

    /// <summary>What this silo's meter says from now on.</summary>
    public MeterReadings Readings() => new(Services.GetRequiredService<IMeterFactory>());

    public static async Task<(HttpStatusCode Code, string Body)> Get(IPEndPoint at, string path, string? password = null)
    {
        using var client = new HttpClient();
        if (password is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{password}")));
        using var response = await client.GetAsync(new Uri($"http://{at}{path}"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        Directory.Delete(_silo.Folder, recursive: true);
    }

    private sealed class Nothing : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
