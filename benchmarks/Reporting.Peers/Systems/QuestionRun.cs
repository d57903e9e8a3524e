using System.Diagnostics;
using System.Globalization;

namespace Reporting.Peers.Systems;

/// <summary>Asks questions often enough, measures them, and writes the answers so that they can be compared.</summary>
/// <remarks>
/// Every question, but where a system is slow only as many of a kind as it answers in some seconds. Each system first has the same time to finish what it does
/// after a load by itself: PostgreSQL looks at its tables, the product puts its tallies in order.
/// </remarks>
internal static class QuestionRun
{
    // A system that answers slowly is asked less often, or a round would take an hour.
    private const int FewestRepetitions = 10;
    private static readonly TimeSpan AfterLoad = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestFirst = TimeSpan.FromSeconds(20), Longest = TimeSpan.FromSeconds(10);

    /// <summary>Asks, and gives the milliseconds of each repetition by the name of the question's kind.</summary>
    /// <param name="system">Asks a system a question, and adds the rows of its answer to a list.</param>
    /// <param name="answers">The file for the answers.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Dictionary<string, double[]>> Ask(Func<Question, List<AnswerRow>, Task> system, string answers, CancellationToken cancel = default)
    {
        await Task.Delay(AfterLoad, cancel);
        // One for all: what is measured is a system, and not how new memory comes to who asks it.
        var (times, rows) = (new Dictionary<string, double[]>(), new List<AnswerRow>());
        await using var file = new StreamWriter(answers) { NewLine = "\n" };
        foreach (var kind in QuestionKind.All)
        {
            var questions = Question.All.Where(question => question.Kind == kind).ToList();
            // The first answers, which also warm up, are those that are compared.
            var (began, first) = (Stopwatch.GetTimestamp(), 0);
            for (; first < questions.Count && (first < FewestRepetitions || Stopwatch.GetElapsedTime(began) < LongestFirst); first++)
            {
                cancel.ThrowIfCancellationRequested();
                rows.Clear();
                await system(questions[first], rows);
                Write(file, questions[first], rows);
            }
            var taken = new List<double>(kind.Repetitions);
            began = Stopwatch.GetTimestamp();
            while (taken.Count < kind.Repetitions && (taken.Count < FewestRepetitions || Stopwatch.GetElapsedTime(began) < Longest))
            {
                cancel.ThrowIfCancellationRequested();
                rows.Clear();
                var start = Stopwatch.GetTimestamp();
                await system(questions[taken.Count % questions.Count], rows);
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            times[kind.Name] = [.. taken];
        }
        return times;
    }

    private static void Write(StreamWriter file, Question question, List<AnswerRow> rows)
    {
        file.WriteLine(question);
        foreach (var row in rows.Where(row => row.Incidents > 0).OrderBy(row => row.Step).ThenBy(row => row.Place, StringComparer.Ordinal).ThenBy(row => row.Type, StringComparer.Ordinal))
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Step:yyyy-MM-dd} {row.Place} {row.Type} incidents {row.Incidents} fatal {row.Fatal} killed {row.Killed} reported {row.Reported}"));
    }
}
