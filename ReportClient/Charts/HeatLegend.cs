using System.Globalization;
using Reporting.Briefs;

namespace Reporting.Charts;

/// <summary>What the cells of a heat map mean, whoever draws it.</summary>
internal static class HeatLegend
{
    /// <summary>Each shade by a number that has it, 0 for no incident; null is for what the data do not cover, where there is any.</summary>
    public static IEnumerable<(long? Value, string Text)> Of(HeatMap map)
    {
        if (map.Rows.Any(row => row.Values.Contains(null))) yield return (null, "before the data begin");
        yield return (0, "no incident");
        for (var i = 0; i < map.Shades.Length; i++) yield return (map.Shades[i], Range(map.Shades[i], i + 1 < map.Shades.Length ? map.Shades[i + 1] - 1 : map.Most));
    }

    private static string Range(long least, long most) => least >= most ? Text(least) : $"{Text(least)}–{Text(most)}";

    private static string Text(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
