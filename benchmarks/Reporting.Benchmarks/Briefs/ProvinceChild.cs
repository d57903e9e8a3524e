using System.Diagnostics;
using System.Globalization;
using Reporting.Benchmarks.Measuring;
using Reporting.Commands;
using Reporting.Output;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Briefs;

/// <summary>A process that makes the briefs of all provinces several times, another week each time, and says what memory it has taken after each.</summary>
internal static class ProvinceChild
{
    /// <summary>The mode of this program.</summary>
    public const string Name = "province-child";

    /// <summary>Runs the command in this process.</summary>
    /// <returns>The exit code of the command that failed; else 0.</returns>
    public static async Task<int> Run(string store, string country, string week, int rounds)
    {
        if (!Week.TryParse(week, out var first)) throw new ArgumentException(week, nameof(week));
        using var folder = new ScratchFolder();
        var briefs = 0;
        for (var i = 0; i < rounds; i++)
        {
            using var said = new StringWriter();
            var start = Stopwatch.GetTimestamp();
            var code = await Commands.CommandLine.Run(["brief", "weekly", "--all-provinces", "--week", first.Add(-i).ToString(), "--country", country, "--store", store, "-o", folder.Path], Context(said));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (code != ExitCode.Ok)
            {
                await Console.Error.WriteLineAsync(said.ToString());
                return code;
            }
            briefs += Directory.GetFiles(folder.Path, "*.pdf").Length;
            Facts.Say(string.Create(CultureInfo.InvariantCulture, $"after {briefs} briefs in one process"), seconds, Memory());
        }
        return ExitCode.Ok;
    }

    private static string Memory()
    {
        using var self = Process.GetCurrentProcess();
        var (peak, now) = (self.PeakWorkingSet64 / 1e6, self.WorkingSet64 / 1e6);
        var committed = GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes / 1e6;
        return FormattableString.Invariant($"s for the last of them, with the silo's start; working set {now:F0} MB, {peak:F0} at most; managed heap {committed:F0} MB committed, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB alive");
    }

    private static CommandContext Context(StringWriter said) => new()
    {
        Out = new Screen(TextWriter.Null, Screen.PipeWidth, isTerminal: false),
        Talk = new Screen(said, Screen.PipeWidth, isTerminal: false),
        Clock = TimeProvider.System,
        Variable = Environment.GetEnvironmentVariable,
        CurrentFolder = Environment.CurrentDirectory,
        UserName = Environment.UserName,
        Parts = ProductParts.Create(),
    };
}
