using System.Globalization;
using System.Text;

namespace Reporting.Peers.Results;

/// <summary>A row a question and percentile; ratios are a peer's time by the product's, so more than 1 means that the product is faster.</summary>
internal static class QuestionTable
{
    public static void Append(StringBuilder text, List<SystemRounds> peers, List<SystemRounds> own)
    {
        var systems = peers.Concat(own).ToList();
        text.Append("| ms, of all repetitions of all rounds | ").AppendJoin(" | ", systems.Select(system => system.Name)).Append(" | ");
        text.AppendJoin(" | ", peers.Select(peer => $"{LoadTable.ShortName(peer)} / {own[0].Name}")).Append(" |\n");
        text.Append('|').Insert(text.Length, " --- |", 1 + systems.Count + peers.Count).Append('\n');
        foreach (var kind in QuestionKind.All)
            foreach (var percent in (ReadOnlySpan<int>)[50, 99])
                Row(text, $"{kind.Name}, p{percent}", [.. systems.Select(system => Percentile.Of(system.Rounds.SelectMany(round => round.Asked[kind.Name]), percent))], peers.Count);
    }

    private static void Row(StringBuilder text, string what, double[] values, int peers)
    {
        text.Append("| ").Append(what);
        foreach (var value in values) text.Append(" | ").Append(value.ToString("0.000", CultureInfo.InvariantCulture));
        foreach (var value in values.Take(peers)) text.Append(" | ").Append((value / values[peers]).ToString("0.00", CultureInfo.InvariantCulture));
        text.Append(" |\n");
    }
}
