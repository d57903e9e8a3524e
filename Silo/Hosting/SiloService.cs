using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reporting.Access;
using Reporting.Ledger;
using Reporting.Operations;
using Reporting.Schedules;
using Reporting.Settings;
using Reporting.Tls;

namespace Reporting.Hosting;

/// <summary>Runs one silo as its settings say, from its start until the process is asked to stop.</summary>
internal static class SiloService
{
    /// <summary>Starts it, says where it is reached, and stops it in order at Ctrl-C or SIGTERM.</summary>
    public static async Task Run(SiloSettings settings, TimeProvider time, TextWriter say)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var tls = settings.Tls is null ? null : TlsIdentity.Read(settings.Tls, TlsRole.Silo, settings.Address, time);
        IServingSilo silo;
        try
        {
            silo = await Start(settings, tls, time, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        var health = new SiloHealth();
        await using var web = new StartedWeb();
        await using (silo)
        {
            await web.Start(Operations(settings), silo, health);
            health.Serve();
            await say.WriteLineAsync($"Store   {silo.Store}");
            await say.WriteLineAsync($"Clients --cluster {silo.Gateway} ({Reach(settings)})");
            await say.FlushAsync(CancellationToken.None);
            await Until(stop.Token);
            health.Drain();
            await say.WriteLineAsync("Stopping.");
        }
    }

    private static async Task<IServingSilo> Start(SiloSettings settings, TlsIdentity? tls, TimeProvider time, CancellationToken cancellation)
    {
        var access = new AccessOptions { KeysFile = settings.Keys, ListensBeyondLoopback = settings.ListensBeyondLoopback, WithoutKeys = settings.WithoutKeys };
        var operations = Operations(settings);
        void More(ISiloBuilder silo)
        {
            silo.AddAccess(access).AddOperations(operations).Configure<LedgerOptions>(options => options.Shards = settings.Shards);
            if (tls is not null) silo.UseMutualTls(tls);
            if (settings.Storage == StorageKind.Postgres) silo.AddScheduleWaker();
            else silo.AddScheduleReminders();
        }
        return settings.Storage == StorageKind.Postgres
            ? await ClusterSilo.Start(settings, time, More, cancellation)
            : await EmbeddedSilo.Start(settings.Store, time, settings.Log, settings.Port, tallies => tallies.SnapshotEvery = settings.SnapshotEvery, More, cancellation);
    }

    private static OperationsOptions Operations(SiloSettings settings) => new()
    {
        HealthPort = settings.HealthPort,
        DashboardPort = settings.DashboardPort,
        DashboardPassword = settings.DashboardPassword,
        Address = settings.Address,
        Otlp = settings.Otlp,
        OtlpHeaders = settings.OtlpHeaders,
        ShareOfTraces = settings.ShareOfTraces,
        ServiceName = settings.ClusterName,
    };

    private static string Reach(SiloSettings settings) =>
        (IPAddress.IsLoopback(settings.Address) ? "loopback only" : "from other machines") + (settings.Tls, settings.Keys) switch
        {
            (null, null) => ", no authentication",
            (null, _) => ", by key",
            (_, null) => ", by certificate",
            _ => ", by certificate and key",
        };

    private static Task Until(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stop.Register(stopped.SetResult);
        return stopped.Task;
    }

    /// <summary>Answers until the silo has drained, and ends after it.</summary>
    private sealed class StartedWeb : IAsyncDisposable
    {
        private IAsyncDisposable? _web;

        public async Task Start(OperationsOptions options, IServingSilo silo, SiloHealth health) =>
            _web = await SiloWeb.Start(options, silo.Services, health, silo.Services.GetRequiredService<ILoggerFactory>());

        public ValueTask DisposeAsync() => _web?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
