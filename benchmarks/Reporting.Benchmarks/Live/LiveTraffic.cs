using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Reporting.Benchmarks.Measuring;
using Reporting.Benchmarks.Processes;
using Reporting.Connection;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Queries;

namespace Reporting.Benchmarks.Live;

/// <summary>Many clients record single incidents while others ask: into a silo inside this process, then the same from here into a silo's process.</summary>
/// <remarks>What one client is here is a task: it calls, waits until its incident is durable, and calls again, at once or when the next is due.</remarks>
internal static class LiveTraffic
{
    private const int Different = 20_000;
    // A process that has just begun compiles for some seconds.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    public static async Task<int> Run(LiveOptions? options)
    {
        if (options is null)
        {
            await Console.Error.WriteLineAsync(LiveOptions.Usage);
            return 2;
        }
        using var folder = new ScratchFolder();
        var incidents = MadeUp.Incidents(Different);
        Facts.Percentiles("one page to the disk, alone", DiskFlush.Times(folder));
        await Embedded(folder.At("store"), incidents, options);
        await Served(folder.At("store"), incidents, options);
        return 0;
    }

    private static async Task Embedded(string store, List<Incident> incidents, LiveOptions options)
    {
        await using var silo = await EmbeddedSilo.Start(store, TimeProvider.System);
        if (options.Store is { } file)
        {
            var summary = await new Importer(silo.Grains).Import(new ImportRequest { Path = file, RecordedBy = "benchmark" });
            Facts.Say("imported first", summary.Recorded, "incidents");
        }
        Console.WriteLine(FormattableString.Invariant($"{options.Clients} clients of a silo in their own process"));
        await Measure(silo.Grains, new Recorders(silo.Grains, incidents, "live-embedded"), Environment.ProcessId, options);
    }

    private static async Task Served(string store, List<Incident> incidents, LiveOptions options)
    {
        await using var silo = await ServingSilo.Start(store);
        await using var connection = await ClusterConnection.Open(silo.Address, TimeProvider.System, LogLevel.None, CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant($"{options.Clients} clients in one process of a silo in another"));
        await Measure(connection.Grains, new Recorders(connection.Grains, incidents, "live-served"), silo.Id, options);
    }

    private static async Task Measure(IGrainFactory grains, Recorders recorders, int siloProcess, LiveOptions options)
    {
        var time = TimeSpan.FromSeconds(options.Seconds);
        await Together(grains, recorders, options with { Rate = null }, WarmUp);
        await recorders.UntilTold();
        using var messages = new SentMessages();
        var (sent, written, start) = (messages.Now(), DiskWrites.Of(siloProcess), Stopwatch.GetTimestamp());
        var (recorded, asked) = await Together(grains, recorders, options, time);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var behind = Stopwatch.GetTimestamp();
        await recorders.UntilTold();
        Facts.Say("  incidents acknowledged", recorded.Count / seconds, "/s");
        Facts.Percentiles("  call to acknowledgement", recorded);
        Facts.Percentiles("  question meanwhile, every 20 ms", asked);
        Facts.Say("  last of them in every tally after", Stopwatch.GetElapsedTime(behind).TotalMilliseconds, "ms more");
        DiskWrites.Say(written, DiskWrites.Of(siloProcess), recorded.Count);
        var (local, remote) = messages.Now();
        Facts.Say("  messages an incident", (local - sent.Local) / (double)recorded.Count, FormattableString.Invariant($"inside this process, {(remote - sent.Remote) / (double)recorded.Count:F2} from it to others; questions among them"));
    }

    private static async Task<(List<double> Recorded, double[] Asked)> Together(IGrainFactory grains, Recorders recorders, LiveOptions options, TimeSpan time)
    {
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(() => new Questioner(new LiveData(grains)).Run(stop.Token));
        var recorded = await recorders.Run(options.Clients, options.Rate, time);
        await stop.CancelAsync();
        return (recorded, await asking);
    }
}
