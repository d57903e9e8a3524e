using System.Text.Json;
using Reporting.Benchmarks.Measuring;
using Reporting.Benchmarks.Processes;

namespace Reporting.Benchmarks.Remote;

/// <summary>One file imported by a client's process into a silo's, beside the same import with the silo inside the client's process, in turn.</summary>
/// <remarks>Every import has new processes and an empty store.</remarks>
internal static class RemoteImport
{
    private const double Megabyte = 1e6;

    public static async Task Run(string file, int rounds)
    {
        using var folder = new ScratchFolder();
        var (inside, across) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            inside.Add(await Inside(file, folder.At($"inside-{round}")));
            across.Add(await Across(file, folder.At($"across-{round}")));
        }
        Facts.Say("silo in the client's process", Facts.Median(inside), $"rows a second, median of {rounds}");
        Facts.Say("silo in another process", Facts.Median(across), $"rows a second, median of {rounds}");
        Facts.Say("share of the rate", Facts.Median(across) / Facts.Median(inside), "");
    }

    private static async Task<double> Inside(string file, string store)
    {
        var taken = await Import(file, store);
        Facts.Say("one process", taken.Rows / taken.Seconds, FormattableString.Invariant($"rows/s, {Micro(taken.Processor, taken)} us of processor a row, {taken.PeakMemory / Megabyte:F0} MB"));
        Directory.Delete(store, recursive: true);
        return taken.Rows / taken.Seconds;
    }

    private static async Task<double> Across(string file, string store)
    {
        ImportTaken taken;
        await using (var silo = await ServingSilo.Start(store))
        {
            var before = silo.Processor;
            taken = await Import(file, silo.Address.ToString());
            var spent = (silo.Processor - before).TotalSeconds;
            Facts.Say("client and silo", taken.Rows / taken.Seconds,
                FormattableString.Invariant($"rows/s, {Micro(taken.Processor, taken)} and {Micro(spent, taken)} us of processor a row, {taken.PeakMemory / Megabyte:F0} and {silo.PeakMemory / Megabyte:F0} MB"));
        }
        Directory.Delete(store, recursive: true);
        return taken.Rows / taken.Seconds;
    }

    private static async Task<ImportTaken> Import(string file, string into)
    {
        var (said, _) = await DotnetProgram.Run(DotnetProgram.Benchmarks, ImportChild.Name, file, into);
        return JsonSerializer.Deserialize<ImportTaken>(said)!;
    }

    private static string Micro(double seconds, ImportTaken taken) => FormattableString.Invariant($"{seconds * 1e6 / taken.Rows:F1}");
}
