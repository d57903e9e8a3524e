using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Reporting.Connection;
using Reporting.Import;

namespace Reporting.Benchmarks.Remote;

/// <summary>What one import took, as its process says it.</summary>
/// <param name="Recorded">Incidents that were new.</param>
/// <param name="Rows">Rows that were read.</param>
/// <param name="Seconds">From the importer's start until all is durable and in every tally; starting the silo or connecting is not among it.</param>
/// <param name="Processor">Seconds of the processor, of this process, meanwhile.</param>
/// <param name="PeakMemory">The most memory that this process took, in bytes.</param>
internal sealed record ImportTaken(long Recorded, long Rows, double Seconds, double Processor, long PeakMemory);

/// <summary>One import in a process of its own: into a silo inside it, or into one that serves elsewhere.</summary>
internal static class ImportChild
{
    public const string Name = "import-child";

    /// <param name="file">The file.</param>
    /// <param name="into">HOST:PORT of a silo, or the folder of a store.</param>
    public static async Task Run(string file, string into)
    {
        await using var connection = ClusterAddress.TryParse(into, out var address)
            ? await ClusterConnection.Open(address, TimeProvider.System, LogLevel.None, CancellationToken.None)
            : await EmbeddedConnection.Open(new StoreAddress(into), TimeProvider.System, LogLevel.None, CancellationToken.None);
        var (processor, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var summary = await new Importer(connection.Grains).Import(new ImportRequest { Path = file, RecordedBy = "benchmark" });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new ImportTaken(summary.Recorded, summary.Read, seconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, self.PeakWorkingSet64)));
    }
}
