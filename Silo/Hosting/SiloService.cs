using System.Net;
using System.Runtime.InteropServices;
using Reporting.Settings;

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
        IServingSilo silo;
        try
        {
            silo = await Start(settings, time, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        await using (silo)
        {
            await say.WriteLineAsync($"Store   {silo.Store}");
            await say.WriteLineAsync($"Clients --cluster {silo.Gateway} ({Reach(settings)})");
            await say.FlushAsync(CancellationToken.None);
            await Until(stop.Token);
            await say.WriteLineAsync("Stopping.");
        }
    }

    private static async Task<IServingSilo> Start(SiloSettings settings, TimeProvider time, CancellationToken cancellation) => settings.Storage switch
    {
        StorageKind.Postgres => await ClusterSilo.Start(settings, time, More, cancellation),
        _ => await EmbeddedSilo.Start(settings.Store, time, settings.Log, settings.Port, tallies => tallies.SnapshotEvery = settings.SnapshotEvery, More, cancellation),
    };

    private static string Reach(SiloSettings settings) =>
        (IPAddress.IsLoopback(settings.Address) ? "loopback only" : "from other machines") + (settings.Keys is null ? ", no authentication" : ", by key");

    private static Task Until(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stop.Register(stopped.SetResult);
        return stopped.Task;
    }

    private static void More(ISiloBuilder silo)
    {
    }
}
