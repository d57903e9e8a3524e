using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Peers.Systems;

/// <summary>The product's process: silo, importer and store, then questions, as the client does them.</summary>
internal static class ProductChild
{
    public static async Task<int> Run(string file, string folder, string answers)
    {
        double load;
        Dictionary<string, double[]> asked;
        await using (var silo = await EmbeddedSilo.Start(folder, TimeProvider.System))
        {
            // The others are up before they are told to load, too.
            var start = Stopwatch.GetTimestamp();
            var summary = await new Importer(silo.Grains).Import(new ImportRequest { Path = file, RecordedBy = "benchmark" });
            load = Stopwatch.GetElapsedTime(start).TotalSeconds;
            // A revision may change only what a flat history leaves out, and is then unchanged.
            if (summary.Rejected > 0 || summary.Stale > 0)
            {
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"rejected {summary.Rejected}, stale {summary.Stale}"));
                return 1;
            }
            var data = new LiveData(silo.Grains);
            asked = await QuestionRun.Ask((question, rows) => Ask(data, question, rows), answers);
        }
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new RoundTimes { Load = load, Asked = asked, Bytes = 0, PeakMemory = PeakMemory() }));
        return 0;
    }

    private static async Task Ask(LiveData data, Question question, List<AnswerRow> rows)
    {
        if (question.Kind != QuestionKind.Week)
        {
            Add(rows, await data.Ask(Query(question)), "");
            return;
        }
        // A tally is broken down by one thing at a time: each type is a question.
        var answers = await Task.WhenAll(IncidentTypes.All.Select(async type => (Rows: await data.Ask(OfType(Query(question), type)), Type: type.Code())));
        foreach (var answer in answers) Add(rows, answer.Rows, answer.Type);
    }

    private static TallyQuery Query(Question question) => new()
    {
        Period = new Period(question.Since, question.Until),
        Filter = question.Kind == QuestionKind.Count
            ? new IncidentFilter { Places = [PlaceKey.FromNames(question.Country, question.Province)], Groups = [GroupKey.FromName(question.Group)], Types = [question.Type] }
            : new IncidentFilter { Places = [PlaceKey.FromNames(question.Country)] },
        Step = question.Kind == QuestionKind.Series ? Step.Week : Step.None,
        By = question.Kind == QuestionKind.Count ? Dimension.None : Dimension.Province,
    };

    private static TallyQuery OfType(TallyQuery query, IncidentType type) => query with { Filter = query.Filter with { Types = [type] } };

    private static void Add(List<AnswerRow> rows, IReadOnlyList<TallyRow> answer, string type)
    {
        rows.EnsureCapacity(rows.Count + answer.Count);
        foreach (var row in answer)
        {
            var tally = row.Tally;
            var killed = tally.Of(Harm.Killed);
            rows.Add(new AnswerRow(row.Step, row.Key, type, tally.Incidents, tally.FatalIncidents, killed.Best, killed.ReportedIn));
        }
    }

    private static long? PeakMemory()
    {
        if (!OperatingSystem.IsLinux()) return null;
        foreach (var line in File.ReadLines("/proc/self/status"))
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal)) return 1024 * long.Parse(line.AsSpan(6, line.Length - 6 - 2).Trim(), CultureInfo.InvariantCulture);
        return null;
    }
}
