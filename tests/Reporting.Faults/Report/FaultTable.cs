using System.Globalization;
using System.Text;

namespace Reporting.Faults.Report;

/// <summary>What a kind of fault came to.</summary>
internal sealed class FaultRow(string what)
{
    public string What { get; } = what;
    public int Trials { get; set; }
    public int Kills { get; set; }
    public int Checks { get; set; }
    public int Failures { get; set; }
    public long Acknowledged { get; set; }
    public long Lost { get; set; }
    public long Differing { get; set; }
    public SortedSet<string> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds what a trial came to.</summary>
    public void Add(Trial trial, bool failed)
    {
        Trials++;
        if (failed) Failures++;
        Kills += trial.Kills;
        Checks += trial.Checks;
        Acknowledged += trial.Acknowledged.Count;
        Lost += trial.Lost;
        Differing += trial.Differing;
        Seen.UnionWith(trial.Seen);
    }
}

/// <summary>Prints what every kind of fault came to, and the totals.</summary>
internal static class FaultTable
{
    public static string Print(IReadOnlyList<FaultRow> rows)
    {
        var width = rows.Max(row => row.What.Length);
        var text = new StringBuilder();
        text.Append("fault".PadRight(width)).AppendLine("  trials  kills  checks  acknowledged  lost  differing  failed");
        foreach (var row in rows) Line(row.What, row.Trials, row.Kills, row.Checks, row.Acknowledged, row.Lost, row.Differing, row.Failures);
        Line("total", rows.Sum(row => row.Trials), rows.Sum(row => row.Kills), rows.Sum(row => row.Checks), rows.Sum(row => row.Acknowledged), rows.Sum(row => row.Lost), rows.Sum(row => row.Differing), rows.Sum(row => row.Failures));
        foreach (var row in rows.Where(row => row.Seen.Count > 0)) text.AppendLine().Append(row.What).Append(": ").Append(string.Join("; ", row.Seen));
        return text.AppendLine().ToString();

        void Line(string what, int trials, int kills, int checks, long acknowledged, long lost, long differing, int failed) => text
            .Append(what.PadRight(width))
            .AppendLine(string.Create(CultureInfo.InvariantCulture, $"{trials,8}{kills,7}{checks,8}{acknowledged,14:N0}{lost,6}{differing,11}{failed,8}"));
    }
}
