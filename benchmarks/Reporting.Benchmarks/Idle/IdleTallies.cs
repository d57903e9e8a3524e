using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Benchmarks.Measuring;
using Reporting.Benchmarks.Questions;
using Reporting.Hosting;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Idle;

/// <summary>How long the first question waits to a tally that has left memory: it comes to life from its snapshot.</summary>
internal static class IdleTallies
{
    // What is asked for, in milliseconds.
    private const double Goal = 100;
    private const int Repeats = 20;

    /// <param name="store">A store's folder. Its tallies write their snapshots into it.</param>
    public static async Task Run(string store)
    {
        var reads = new LedgerReads();
        await using var silo = await EmbeddedSilo.Start(store, TimeProvider.System, more: host => host.Services.AddSingleton<IIncomingGrainCallFilter>(reads));
        var data = new LiveData(silo.Grains);
        var leaving = new LeavingTallies(silo.Grains, data);
        Console.WriteLine("| subject | tallies that come to life | total, p50 / most ms | ten years by week, p50 / most ms | ten years by type, p50 / most ms | shards asked, that read the ledger |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var subject in await AskedSubject.Of(data))
        {
            var tallies = await leaving.Of(subject.Subject);
            var total = new TallyQuery { Filter = subject.Filter };
            var years = total with { Period = new Period(new DateOnly(2011, 1, 1), new DateOnly(2020, 12, 31)) };
            // Types are not among the sums of days that a snapshot keeps: cells of ten years are read.
            TallyQuery[] questions = [total, years with { Step = Step.Week }, years with { By = Dimension.Type }];
            // What is compiled as it runs is compiled before, and a snapshot that is missing is written.
            foreach (var question in questions) await Once(question);
            reads.Take();
            var cells = new List<string>();
            foreach (var question in questions)
            {
                var times = await Times(question);
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"{Facts.Percentile(times, 50):F2} / {times[^1]:F2}{Missed(times)}"));
            }
            var (asked, read) = reads.Take();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {subject} | {tallies.Count} | {string.Join(" | ", cells)} | {asked}, {read} |"));

            async Task<List<double>> Times(TallyQuery query)
            {
                var times = new List<double>(Repeats);
                for (var i = 0; i < Repeats; i++) times.Add(await Once(query));
                times.Sort();
                return times;
            }

            async Task<double> Once(TallyQuery query)
            {
                await leaving.Leave(tallies);
                var start = Stopwatch.GetTimestamp();
                await data.Ask(query);
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
    }

    private static string Missed(List<double> times) => times.Count(time => time >= Goal) is > 0 and var slow ? string.Create(CultureInfo.InvariantCulture, $" ({slow} of {times.Count} not under {Goal})") : "";
}
