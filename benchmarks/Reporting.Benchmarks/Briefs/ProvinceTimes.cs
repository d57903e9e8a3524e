using System.Globalization;
using Reporting.Benchmarks.Measuring;
using Reporting.Benchmarks.Processes;

namespace Reporting.Benchmarks.Briefs;

/// <summary>A brief for each province of a country, as <c>brief weekly --all-provinces</c> makes them: editions, in processes of their own.</summary>
internal static class ProvinceTimes
{
    private const int Starts = 3;

    // As many more weeks in one process show whether it grows.
    private const int Rounds = 4;

    /// <summary>Measures on a store that nobody has open.</summary>
    public static async Task Run(string store, BriefedPlaces places, ScratchFolder folder)
    {
        var into = Directory.CreateDirectory(folder.At("provinces")).FullName;
        var times = new List<double>();
        // Another week each time, so that each fixes new editions.
        for (var i = 0; i < Starts; i++)
            times.Add((await DotnetProgram.Run(DotnetProgram.Client, ["brief", "weekly", "--all-provinces", "--week", places.Week.Add(-i).ToString(), "--country", places.CountryName, "--store", store, "-o", into])).Seconds);
        var files = Directory.GetFiles(into, "*.pdf").Select(file => new FileInfo(file).Length).ToList();
        Facts.Say($"all {files.Count} provinces", Facts.Median(times), FormattableString.Invariant($"s from start to end of a process, median of {Starts}; PDFs of {files.Min() / 1000.0:F1} to {files.Max() / 1000.0:F1} KB"));
        Console.Write((await DotnetProgram.Run(DotnetProgram.Benchmarks, [ProvinceChild.Name, store, places.CountryName, places.Week.Add(-Starts).ToString(), Rounds.ToString(CultureInfo.InvariantCulture)])).Out);
    }
}
