using System.Diagnostics;
using System.Globalization;

namespace Reporting.Peers.Systems;

/// <summary>Asks every question often enough, measures it, and writes the answers so that they can be compared.</summary>
internal static class QuestionRun
{
    public static async Task<Dictionary<string, double[]>> Ask(Func<Question, Task<List<AnswerRow>>> system, string answers)
    {
        var times = new Dictionary<string, double[]>();
        await using var file = new StreamWriter(answers) { NewLine = "\n" };
        foreach (var kind in QuestionKind.All)
        {
            var questions = Question.All.Where(question => question.Kind == kind).ToList();
            // The first answers, which also warm up, are those that are compared.
            foreach (var question in questions) Write(file, question, await system(question));
            var taken = times[kind.Name] = new double[kind.Repetitions];
            for (var i = 0; i < taken.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await system(questions[i % questions.Count]);
                taken[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
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
