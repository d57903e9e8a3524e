using System.Globalization;
using System.Text.Json;
using Reporting.Benchmarks.Measuring;
using Reporting.Benchmarks.Processes;
using Reporting.Hosting;
using Reporting.Import;

namespace Reporting.Benchmarks.Questions;

/// <summary>Every shape of question about every kind of subject, asked one at a time of a silo that nobody else disturbs: within its process, then from another.</summary>
internal static class AllQuestions
{
    // What is asked for, in milliseconds.
    private const double Inside = 0.2, InsideSlow = 2, Across = 0.5, ProvincesByWeek = 8;

    /// <param name="fileOrStore">A file, which is imported first, or a store that there is.</param>
    /// <param name="only">Only shapes whose name has this in it; empty for all.</param>
    public static async Task Run(string fileOrStore, string only)
    {
        using var folder = new ScratchFolder();
        var store = Directory.Exists(fileOrStore) ? fileOrStore : folder.At("store");
        if (store != fileOrStore) await Import(fileOrStore, store);
        var inside = await Ask(store, only);
        AskedQuestions across;
        await using (var silo = await ServingSilo.Start(store)) across = await Ask(silo.Address.ToString(), only);
        Say(inside, across);
    }

    private static async Task Import(string file, string store)
    {
        await using var silo = await EmbeddedSilo.Start(store, TimeProvider.System);
        var summary = await new Importer(silo.Grains).Import(new ImportRequest { Path = file, RecordedBy = "benchmark" });
        Facts.Say("imported first", summary.Recorded, "incidents");
    }

    private static async Task<AskedQuestions> Ask(string of, string only)
    {
        var (said, _) = await DotnetProgram.Run(DotnetProgram.Benchmarks, QuestionChild.Name, of, only);
        return JsonSerializer.Deserialize<AskedQuestions>(said)!;
    }

    private static void Say(AskedQuestions inside, AskedQuestions across)
    {
        var pairs = inside.Questions.Zip(across.Questions, (here, there) => (Here: here, There: there)).ToList();
        Summary("silo's process, p50", inside.Questions, times => times.Median, Inside);
        Summary("silo's process, p99", inside.Questions, times => times.Slow, InsideSlow);
        Summary("silo's process, other days, p50", inside.Questions, times => times.Anew, Inside);
        Summary("client's process, p50", across.Questions, times => times.Median, Across);
        Together("silo's process", inside.ProvincesByWeek);
        Together("client's process", across.ProvincesByWeek);
        Console.WriteLine();
        Console.WriteLine("| shape | subject | rows | in the silo, p50 / p99 ms | other days, p50 ms | from a client, p50 / p99 ms | other days, p50 ms | misses |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (here, there) in pairs.OrderByDescending(pair => pair.Here.Median))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {here.Shape} | {here.Subject} | {here.Rows} | {here.Median:F3} / {here.Slow:F2} | {here.Anew:F3} | {there.Median:F3} / {there.Slow:F2} | {there.Anew:F3} | {Misses(here, there)} |"));
    }

    private static void Summary(string what, List<QuestionTimes> all, Func<QuestionTimes, double> of, double goal)
    {
        var worst = all.MaxBy(of)!;
        Facts.Say(what, Facts.Median(all.Select(of)), string.Create(CultureInfo.InvariantCulture,
            $"ms is the median, {of(worst):F2} ms the most ({worst.Shape}, {worst.Subject}); {all.Count(times => of(times) < goal)} of {all.Count} under {goal} ms"));
    }

    private static void Together(string where, QuestionTimes times) => Facts.Say($"{times.Subject}, {where}", times.Median, string.Create(CultureInfo.InvariantCulture,
        $"ms p50, {times.Slow:F2} ms p99, {times.Shape}, {times.Rows} rows; {ProvincesByWeek} ms are asked for"));

    private static string Misses(QuestionTimes here, QuestionTimes there) => string.Join(", ", new[]
    {
        here.Median < Inside ? "" : "p50",
        here.Slow < InsideSlow ? "" : "p99",
        there.Median < Across ? "" : "client",
    }.Where(miss => miss.Length > 0));
}
