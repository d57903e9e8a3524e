using System.Globalization;
using System.Text;

namespace Reporting.Peers.Results;

/// <summary>A row a system: what it read, how fast, and what it took; rates as multiples of each peer's, so more than 1 means faster than that peer.</summary>
internal static class LoadTable
{
    private const double Megabyte = 1024 * 1024;

    public static void Append(StringBuilder text, long standing, List<SystemRounds> peers, List<SystemRounds> own)
    {
        text.Append("| loading | bytes a row read | s | incidents a second | ").AppendJoin(" | ", peers.Select(peer => $"of {ShortName(peer)}'s rate")).Append(" | bytes an incident on disk | peak memory, MB |\n");
        text.Append('|').Insert(text.Length, " --- |", 6 + peers.Count).Append('\n');
        foreach (var system in peers.Concat(own))
        {
            var rate = Rate(system, standing);
            text.Append(CultureInfo.InvariantCulture, $"| {system.Name} | {system.Loaded.BytesARow:0} | {system.Median(round => round.Load):0.00} | {rate:N0} | ");
            text.AppendJoin(" | ", peers.Select(peer => (rate / Rate(peer, standing)).ToString("0.00", CultureInfo.InvariantCulture)));
            text.Append(CultureInfo.InvariantCulture, $" | {system.Median(round => (double)round.Bytes / standing):0} | {PeakMemory(system)} |\n");
        }
        text.Append('\n');
    }

    /// <summary>A system's name without its version.</summary>
    public static string ShortName(SystemRounds system) => system.Name[..system.Name.LastIndexOf(' ')];

    private static double Rate(SystemRounds system, long standing) => standing / system.Median(round => round.Load);

    private static string PeakMemory(SystemRounds system) => system.Rounds.Max(round => round.PeakMemory) is { } bytes ? (bytes / Megabyte).ToString("N0", CultureInfo.InvariantCulture) : "not measured";
}
