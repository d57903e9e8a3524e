using System.Globalization;
using System.Text;
using Reporting.Faults.Cluster.Faults;

namespace Reporting.Faults.Cluster.Report;

/// <summary>Prints what every fault of a cluster came to, as a table of Markdown.</summary>
internal static class ClusterTable
{
    private static readonly string[] Head =
        ["fault", "what happens", "goal", "longest interruption, s", "before it, s", "answers", "told fewer", "errors shown", "recorded meanwhile", "import, s", "incidents lost", "tallies differing", "outcome"];

    /// <summary>The table, and below it what it was made of.</summary>
    public static string Print(IReadOnlyList<ClusterResult> results, ClusterRun run)
    {
        var usual = results.Where(result => result.Fault is NoFault or Stranger).Max(result => result.Interruption);
        var text = new StringBuilder();
        Line(text, Head);
        Line(text, Head.Select((_, column) => column is 0 or 1 or 2 or 12 ? "---" : "---:"));
        foreach (var result in results) Line(text, Row(result, usual));
        text.AppendLine();
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{run.Date:yyyy-MM-dd}, revision {run.Revision}, {run.Options.Incidents:N0} rows, seed {run.Options.Seed}; {run.Machine}; {run.Took:hh\\:mm\\:ss}."));
        text.AppendLine($"Three silos{(run.Options.AsBuilt ? "" : ", published,")} (the fourth joins in `joining-silo`), PostgreSQL and both clients on this machine. Six questions are asked all the time; an interruption is the longest time without an answer to one of them.");
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"\"0 s beyond\" allows {ClusterGoal.Noise.TotalSeconds} s, by which two runs without a fault differ."));
        text.AppendLine(run.Previous is { } previous ? $"`rolling-upgrade` began with silos and an importing client of {previous}." : "`rolling-upgrade` was left out: it needs `--previous REVISION`.");
        foreach (var result in results.Where(result => result.Restart is not null)) text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"`{result.Fault.Name}`: one silo alone answered every question {result.Restart!.Value.TotalSeconds:0.0} s after its start."));
        return text.ToString();
    }

    /// <summary>A result in one line.</summary>
    public static string Short(ClusterResult result) => string.Create(CultureInfo.InvariantCulture,
        $"longest interruption {Seconds(result.Interruption)} s (before {Seconds(result.Before)} s), {result.Answers:N0} answers, {result.Errors} errors, import {Seconds(result.Import)} s, lost {result.Lost?.ToString(CultureInfo.InvariantCulture) ?? "?"}, differing {result.Differing?.ToString(CultureInfo.InvariantCulture) ?? "?"}");

    private static IEnumerable<string> Row(ClusterResult result, TimeSpan? usual) =>
    [
        $"`{result.Fault.Name}`", result.Fault.What, result.Fault.Goal.Says, Seconds(result.Interruption), Seconds(result.Before), Number(result.Answers), Number(result.WentBack), Number(result.Errors),
        string.Create(CultureInfo.InvariantCulture, $"{result.Recorded.From * 100:0} to {result.Recorded.To * 100:0} %"), Seconds(result.Import), Number(result.Lost), Number(result.Differing), Outcome(result, usual),
    ];

    private static string Outcome(ClusterResult result, TimeSpan? usual) => (result.Failure, result.Fault.Goal.Met(result, usual)) switch
    {
        (not null, _) => "failed",
        (null, true) => "holds, goal met",
        (null, false) => "holds, goal missed",
        _ => "holds",
    };

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    private static string Seconds(TimeSpan? time) => time is { } known ? known.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) : "?";

    private static string Number(long? number) => number is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "?";
}
