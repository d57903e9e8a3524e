using System.Globalization;
using System.Text;
using Reporting.Peers.Data;
using Reporting.Peers.Systems;

namespace Reporting.Peers.Results;

/// <summary>The results as a table of Markdown, the product last; ratios are a system's time by the product's, so more than 1 means that the product is faster.</summary>
internal static class ResultTable
{
    public static string Print(TrialFiles files, List<(string Name, List<RoundTimes> Rounds)> systems, PeerOptions options)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {files.Rows:N0} rows, {files.Standing:N0} incidents\n\n{Machine.Describe()}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Medians of {options.Rounds} rounds in turn, seed {options.Seed}; p50 and p99 of all repetitions of all rounds. Every answer was the same in all three.\n\n");
        var names = systems.Select(system => system.Name).ToList();
        text.Append("| | ").AppendJoin(" | ", names).Append(" | ").AppendJoin(" | ", names.SkipLast(1).Select(name => $"{name.Split(' ')[0]} / {names[^1]}")).Append(" |\n");
        text.Append('|').Insert(text.Length, " --- |", 2 * names.Count).Append('\n');
        Row(text, "load, s", systems, rounds => Percentile.Of(rounds.Select(round => round.Load), 50), "0.00");
        Row(text, "load, incidents a second", systems, rounds => files.Standing / Percentile.Of(rounds.Select(round => round.Load), 50), "N0", ratios: false);
        foreach (var kind in QuestionKind.All)
            foreach (var percent in (ReadOnlySpan<int>)[50, 99])
                Row(text, $"{kind.Name}, p{percent}, ms", systems, rounds => Percentile.Of(rounds.SelectMany(round => round.Asked[kind.Name]), percent), "0.000");
        Row(text, "on disk, bytes an incident", systems, rounds => Percentile.Of(rounds.Select(round => (double)round.Bytes / files.Standing), 50), "0");
        if (systems[^1].Rounds.Max(round => round.PeakMemory) is { } peak)
            text.Append(CultureInfo.InvariantCulture, $"\nThe product's process took at most {peak / (1024.0 * 1024):N0} MB.\n");
        return text.Append(Notes).ToString();
    }

    private const string Notes =
        """

        PostgreSQL and DuckDB load a flat file of 22 columns that holds only the last version of each incident, with figures already brought to one number. The
        product imports the whole file: every version, each party's figures, seizures and sources; its time goes from the start of its silo to the moment when
        all is durable and in every tally. PostgreSQL is asked over loopback, in its default configuration, with a primary key and three indexes; DuckDB and the
        product in their own process.

        """;

    private static void Row(StringBuilder text, string what, List<(string Name, List<RoundTimes> Rounds)> systems, Func<List<RoundTimes>, double> value, string form, bool ratios = true)
    {
        var values = systems.Select(system => value(system.Rounds)).ToList();
        text.Append("| ").Append(what);
        foreach (var one in values) text.Append(" | ").Append(one.ToString(form, CultureInfo.InvariantCulture));
        foreach (var one in values.SkipLast(1)) text.Append(" | ").Append(ratios ? (one / values[^1]).ToString("0.00", CultureInfo.InvariantCulture) : "");
        text.Append(" |\n");
    }
}
