using System.Diagnostics;
using System.Globalization;

namespace Reporting.Peers.Systems;

/// <summary>Asks questions often enough, measures them, and writes the answers so that they can be compared.</summary>
/// <remarks>Every question, but where a system is slow only as many of a kind as it answers in some seconds.</remarks>
internal static class QuestionRun
{
    // A system that answers slowly is asked less often, or a round would take an hour.
    private const int FewestRepetitions = 10;
    private static readonly TimeSpan LongestFirst = TimeSpan.FromSeconds(20), Longest = TimeSpan.FromSeconds(10);

    /// <summary>Asks, and gives the milliseconds of each repetition by the name of the question's kind.</summary>
    public static async Task<Dictionary<string, double[]>> Ask(Func<Question, Task<List<AnswerRow>>> system, string answers, CancellationToken cancel = default)
    {
        var times = new Dictionary<string, double[]>();
        await using var file = new StreamWriter(answers) { NewLine = "\n" };
        foreach (var kind in QuestionKind.All)
        {
            var questions = Question.All.Where(question => question.Kind == kind).ToList();
            // The first answers, which also warm up, are those that are compared.
            var (began, first) = (Stopwatch.GetTimestamp(), 0);
            for (; first < questions.Count && (first < FewestRepetitions || Stopwatch.GetElapsedTime(began) < LongestFirst); first++)
            {
                cancel.ThrowIfCancellationRequested();
                Write(file, questions[first], await system(questions[first]));
            }
            var taken = new List<double>(kind.Repetitions);
            began = Stopwatch.GetTimestamp();
            while (taken.Count < kind.Repetitions && (taken.Count < FewestRepetitions || Stopwatch.GetElapsedTime(began) < Longest))
            {
                cancel.ThrowIfCancellationRequested();
                var start = Stopwatch.GetTimestamp();
                await system(questions[taken.Count % questions.Count]);
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
