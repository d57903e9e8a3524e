using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Reporting.Benchmarks.Measuring;
using Reporting.Connection;
using Reporting.Groups;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Questions;

/// <summary>Every question in a process of its own: with the silo inside it, or with one that serves elsewhere.</summary>
internal static class QuestionChild
{
    public const string Name = "questions-child";

    private const int Repeats = 200, Others = 50;
    // Enough for what is made when a question comes again, and for cells to be put in one run.
    private const int WarmUp = 12;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1), LongestWarmUp = TimeSpan.FromSeconds(30);

    /// <param name="of">HOST:PORT of a silo, or the folder of a store.</param>
    /// <param name="only">Only shapes whose name has this in it; empty for all.</param>
    public static async Task Run(string of, string only)
    {
        await using var connection = ClusterAddress.TryParse(of, out var address)
            ? await ClusterConnection.Open(address, TimeProvider.System, LogLevel.None, CancellationToken.None)
            : await EmbeddedConnection.Open(new StoreAddress(of), TimeProvider.System, LogLevel.None, CancellationToken.None);
        var data = new LiveData(connection.Grains);
        var subjects = await AskedSubject.Of(data);
        var group = GroupKey.FromName(subjects.First(subject => subject.Subject.Kind == SubjectKind.Group).Subject.Key);
        var questions = subjects
            .SelectMany(subject => QuestionShape.Of(subject, group).Select(shape => (Subject: subject, Shape: shape)))
            .Where(question => question.Shape.Name.Contains(only, StringComparison.Ordinal))
            .ToList();
        // What is compiled as it runs is compiled before anything is measured.
        foreach (var (_, shape) in questions) await Repeat(3, () => data.Ask(shape.Query));
        // A process that has run for a while has had its memory collected; until then each row is written to memory that the system first has to give.
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; GC.CollectionCount(0) == 0 && Stopwatch.GetElapsedTime(began) < LongestWarmUp; i++) await data.Ask(questions[i % questions.Count].Shape.Anew(i));
        var provinces = (await data.Names(SubjectKind.Province)).Select(name => name.Subject).ToList();
        var together = await Measure("ten years by week", $"{provinces.Count} provinces in all", async _ => await Series(connection.Grains, provinces));
        var asked = new List<QuestionTimes>();
        foreach (var (subject, shape) in questions) asked.Add(await Measure(shape.Name, subject.ToString(), async time => (await data.Ask(time is { } other ? shape.Anew(other) : shape.Query)).Count));
        Console.WriteLine(JsonSerializer.Serialize(new AskedQuestions(asked, together)));
    }

    // Asks the same again and again, or of other days each time where a number is given.
    private static async Task<QuestionTimes> Measure(string shape, string subject, Func<int?, Task<int>> ask)
    {
        var anew = await Times(Others, time => ask(time));
        await Repeat(WarmUp, () => ask(null));
        var rows = 0;
        var times = await Times(Repeats, async _ => rows = await ask(null));
        return new QuestionTimes(shape, subject, rows, Facts.Percentile(times, 50), Facts.Percentile(times, 99), Facts.Percentile(anew, 50), times.Count);
    }

    private static async Task<List<double>> Times(int most, Func<int, Task<int>> ask)
    {
        var (times, began) = (new List<double>(most), Stopwatch.GetTimestamp());
        while (times.Count < most && (times.Count == 0 || Stopwatch.GetElapsedTime(began) < Longest))
        {
            var start = Stopwatch.GetTimestamp();
            await ask(times.Count);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times;
    }

    private static async Task Repeat(int times, Func<Task> ask)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < times && (i < 3 || Stopwatch.GetElapsedTime(began) < Longest); i++) await ask();
    }

    private static async Task<int> Series(IGrainFactory grains, List<Subject> provinces)
    {
        var query = new TallyQuery { Period = new Period(new DateOnly(2011, 1, 1), new DateOnly(2020, 12, 31)), Step = Step.Week };
        return (await Task.WhenAll(provinces.Select(province => grains.GetTally(province).Answer(query)))).Sum(answer => answer.Rows.Count);
    }
}
