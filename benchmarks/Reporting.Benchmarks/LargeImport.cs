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

    public static async Task Run(string file)
    {
        using var folder = new ScratchFolder();
        var (filter, recorded) = await Import(file, folder.Path);
        Facts.Say("store", new DirectoryInfo(folder.Path).GetFiles().Sum(kept => kept.Length) / (double)recorded, "B an incident");
        var started = Stopwatch.StartNew();
        await using var silo = await EmbeddedSilo.Start(folder.Path, TimeProvider.System);
        var data = new LiveData(silo.Grains);
        await Ask(data, filter);
        Facts.Say("start to first answer", started.Elapsed.TotalSeconds, "s");
        Facts.Percentiles("question after a start", await Times(1_000, () => Ask(data, filter)));
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

    private static async Task<(IncidentFilter Filter, long Recorded)> Import(string file, string folder)
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
        var filter = await Largest(data) ?? throw new InvalidOperationException("No incident of the file has a province and a group.");
        Facts.Percentiles("question after it", await Times(1_000, () => Ask(data, filter)));
        return (filter, summary.Recorded);
    }

    // Raids of the group with most incidents in the province with most; null while there is none.
    private static async Task<IncidentFilter?> Largest(LiveData data)
    {
        if (await Largest(data, Dimension.Province, IncidentFilter.Any) is not { } province || !PlaceKey.TryParse(province, out var place)) return null;
        var filter = new IncidentFilter { Places = [place] };
        return await Largest(data, Dimension.Group, filter) is { } group ? filter with { Groups = [GroupKey.FromName(group)], Types = [IncidentType.Raid] } : null;
    }

    private static async Task<string?> Largest(LiveData data, Dimension by, IncidentFilter filter) =>
        (await data.Ask(new TallyQuery { By = by, Filter = filter }))
            .Where(row => row.Key is not (TallyRow.NotLocated or TallyRow.NoGroup))
            .OrderByDescending(row => row.Tally.Incidents)
            .Select(row => row.Key)
            .FirstOrDefault();

    private static async Task AskUntil(LiveData data, List<double> times, CancellationToken stop)
    {
        IncidentFilter? filter = null;
        var (watch, tries) = (Stopwatch.StartNew(), 0);
        while (!stop.IsCancellationRequested)
        {
            if (filter is null)
            {
                filter = await Largest(data);
                tries++;
                if (filter is not null) Facts.Say("first provinces in an answer after", watch.Elapsed.TotalSeconds, FormattableString.Invariant($"s, asked {tries} times"));
            }
            else times.Add(await Ask(data, filter));
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static async Task<double> Ask(LiveData data, IncidentFilter filter)
    {
        var watch = Stopwatch.StartNew();
        // Other days each time, so that no answer is remembered.
        var since = new DateOnly(2011, 1, 1).AddDays(_asked++ % OtherDays);
        await data.Ask(new TallyQuery { Period = new Period(since, null), Filter = filter });
        return watch.Elapsed.TotalMilliseconds;
    }
}
