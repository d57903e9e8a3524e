using System.Diagnostics;
using Reporting.Benchmarks.Measuring;
using Reporting.Groups;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks;

/// <summary>One large file into an empty store: the rate until everything is durable and in every tally, questions meanwhile and after, and a new start.</summary>
/// <remarks>One run prints one line a fact; run it several times and read medians.</remarks>
internal static class LargeImport
{
    private const int OtherDays = 1_000;
    private static int _asked;

    private static readonly TallyQuery Question = new()
    {
        Filter = new IncidentFilter { Types = [IncidentType.Raid], Groups = [GroupKey.FromName("Taliban")] },
    };

    public static async Task Run(string file)
    {
        using var folder = new ScratchFolder();
        var (place, recorded) = await Import(file, folder.Path);
        Facts.Say("store", new DirectoryInfo(folder.Path).GetFiles().Sum(kept => kept.Length) / (double)recorded, "B an incident");
        var started = Stopwatch.StartNew();
        await using var silo = await EmbeddedSilo.Start(folder.Path, TimeProvider.System);
        var data = new LiveData(silo.Grains);
        await Ask(data, place);
        Facts.Say("start to first answer", started.Elapsed.TotalSeconds, "s");
        Facts.Percentiles("question after a start", await Times(1_000, () => Ask(data, place)));
        var provinces = (await data.Ask(new TallyQuery { By = Dimension.Province })).Where(row => row.Key != TallyRow.NotLocated).Select(row => row.Key).ToList();
        Facts.Percentiles($"ten years by week, {provinces.Count} provinces", await Times(50, () => Series(silo.Grains, provinces)));
    }

    private static async Task<List<double>> Times(int times, Func<Task> ask)
    {
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        return taken;
    }

    private static Task Series(IGrainFactory grains, List<string> provinces)
    {
        var since = new DateOnly(2011, 1, 1).AddDays(_asked++ % OtherDays);
        var query = new TallyQuery { Period = new Period(since, since.AddYears(10).AddDays(-1)), Step = Step.Week };
        return Task.WhenAll(provinces.Select(province => grains.GetGrain<IProvinceGrain>(province).Answer(query)));
    }

    private static async Task<(PlaceKey Place, long Recorded)> Import(string file, string folder)
    {
        await using var silo = await EmbeddedSilo.Start(folder, TimeProvider.System);
        var data = new LiveData(silo.Grains);
        using var stop = new CancellationTokenSource();
        var meanwhile = new List<double>();
        using var pauses = new Pauses();
        var (processor, allocated, watch) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var importing = new Importer(silo.Grains).Import(new ImportRequest { Path = file, RecordedBy = "benchmark" });
        var asking = Task.Run(() => AskUntil(data, meanwhile, stop.Token));
        var summary = await importing;
        var elapsed = watch.Elapsed;
        await stop.CancelAsync();
        await asking;
        Facts.Say("rows a second", summary.Recorded / elapsed.TotalSeconds, "/s");
        Facts.Say("processor an incident", (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / summary.Recorded, "us");
        Facts.Say("allocated an incident", (GC.GetTotalAllocatedBytes() - allocated) / (double)summary.Recorded, "B");
        Facts.Say("collections, pause in all", GC.CollectionCount(0), FormattableString.Invariant($"({GC.CollectionCount(1)}, {GC.CollectionCount(2)}), {GC.GetTotalPauseDuration().TotalSeconds:F2} s"));
        pauses.Say();
        using var self = Process.GetCurrentProcess();
        Facts.Say("peak memory", self.PeakWorkingSet64 / 1e6, "MB");
        Facts.Percentiles("question during the import", meanwhile);
        var place = await Largest(data);
        Facts.Percentiles("question after it", await Times(1_000, () => Ask(data, place)));
        return (place, summary.Recorded);
    }

    private static async Task<PlaceKey> Largest(LiveData data)
    {
        var rows = await data.Ask(new TallyQuery { By = Dimension.Province });
        return PlaceKey.TryParse(rows.Where(row => row.Key != TallyRow.NotLocated).MaxBy(row => row.Tally.Incidents)?.Key, out var place) ? place : default;
    }

    private static async Task AskUntil(LiveData data, List<double> times, CancellationToken stop)
    {
        PlaceKey place = default;
        var (watch, tries) = (Stopwatch.StartNew(), 0);
        while (!stop.IsCancellationRequested)
        {
            if (place.IsDefault)
            {
                place = await Largest(data);
                tries++;
                if (!place.IsDefault) Facts.Say("first provinces in an answer after", watch.Elapsed.TotalSeconds, FormattableString.Invariant($"s, asked {tries} times"));
            }
            else times.Add(await Ask(data, place));
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static async Task<double> Ask(LiveData data, PlaceKey place)
    {
        var watch = Stopwatch.StartNew();
        // Other days each time, so that no answer is remembered.
        var since = new DateOnly(2011, 1, 1).AddDays(_asked++ % OtherDays);
        await data.Ask(Question with { Period = new Period(since, null), Filter = Question.Filter with { Places = [place] } });
        return watch.Elapsed.TotalMilliseconds;
    }
}
