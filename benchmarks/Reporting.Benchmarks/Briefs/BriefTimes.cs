using System.Diagnostics;
using Reporting.Benchmarks.Measuring;
using Reporting.Benchmarks.Processes;
using Reporting.Briefs.Weekly;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Pdf;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Briefs;

/// <summary>Briefs of a large store: of a country and of a province with all charts, warm; and what a user waits for who starts the client.</summary>
internal static class BriefTimes
{
    private const int Repetitions = 20;
    private const int OtherWeeks = 10;
    private const int Starts = 3;

    /// <summary>Measures on a file, which is imported first, or on a store that there is.</summary>
    public static async Task Run(string fileOrStore)
    {
        using var folder = new ScratchFolder();
        var store = Directory.Exists(fileOrStore) ? fileOrStore : folder.At("store");
        if (store != fileOrStore) await Import(fileOrStore, store);
        BriefedPlaces places;
        var started = Stopwatch.GetTimestamp();
        await using (var silo = await EmbeddedSilo.Start(store, TimeProvider.System))
        {
            var data = new LiveData(silo.Grains);
            await data.Ask(new TallyQuery());
            Facts.Say("start of the silo to first answer", Stopwatch.GetElapsedTime(started).TotalSeconds, "s, in a process that is warm");
            places = await BriefedPlaces.Busiest(data);
            Console.WriteLine($"{places.Week}: {places.CountryName}, and {places.ProvinceName} in it");
            await Warm("country", data, new WeeklyBriefRequest { Week = places.Week, Place = places.Country });
            await OtherWeek(data, places);
            await Warm("province", data, new WeeklyBriefRequest { Week = places.Week, Place = places.Province });
        }
        await ProvinceTimes.Run(store, places, folder);
        await Cold("client to first answer", ["tally", "--country", places.CountryName, "--store", store]);
        var pdf = folder.At("brief.pdf");
        await Cold("client to PDF, country", ["brief", "weekly", "--draft", "--week", places.Week.ToString(), "--country", places.CountryName, "--store", store, "-o", pdf]);
        await Cold("client to PDF, province", ["brief", "weekly", "--draft", "--week", places.Week.ToString(), "--country", places.CountryName, "--province", places.ProvinceName, "--store", store, "-o", pdf]);
    }

    private static async Task Import(string file, string store)
    {
        await using var silo = await EmbeddedSilo.Start(store, TimeProvider.System);
        var summary = await new Importer(silo.Grains).Import(new ImportRequest { Path = file, RecordedBy = "benchmark" });
        Facts.Say("imported first", summary.Recorded, "incidents");
    }

    private static async Task Warm(string what, LiveData data, WeeklyBriefRequest request)
    {
        var times = new List<BriefStages>();
        for (var i = 0; i <= Repetitions; i++) times.Add(await BriefStages.Of(data, request));
        Facts.Say($"{what} brief, first of the process", times[0].All, FormattableString.Invariant($"ms, {times[0].Pages} pages, {times[0].Bytes / 1000.0:F1} KB"));
        times.RemoveAt(0);
        Facts.Say($"{what} brief, warm, median of {Repetitions}", Facts.Median(times.Select(one => one.All)), BriefStages.InWords(times));
    }

    // What was not asked before in the process, so that nobody remembers it.
    private static async Task OtherWeek(LiveData data, BriefedPlaces places)
    {
        var times = new List<double>();
        for (var i = 1; i <= OtherWeeks; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var pdf = new MemoryStream();
            BriefPdf.Write(await new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = places.Week.Add(-i), Place = places.Country }), pdf);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Facts.Say($"country brief, warm, another week each time, median of {OtherWeeks}", Facts.Median(times), "ms");
    }

    private static async Task Cold(string what, string[] arguments)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++) times.Add((await DotnetProgram.Run(DotnetProgram.Client, arguments)).Seconds);
        Facts.Say(what, Facts.Median(times), FormattableString.Invariant($"s from start to end of a process, median of {Starts}"));
    }
}
