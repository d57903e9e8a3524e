using System.Globalization;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>Writes figures as people read them: <c>36,396 (34,275-41,111)</c>, <c>..</c> where not reported.</summary>
internal static class FigureText
{
    /// <summary>What stands where nobody reported a number (Statistics Canada's symbol).</summary>
    public const string NotReported = "..";

    public static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? NotReported;

    /// <summary>A number that may be a mean, with at most four decimals; <c>..</c> where not reported or not known.</summary>
    public static string Value(decimal? number) => number?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? NotReported;

    /// <summary>The best figure alone.</summary>
    public static string Best(FigureTally figure) => Number(figure.Best);

    /// <summary>Low and high in brackets where they differ from the best; empty where they do not, where neither is known, or where they do not contain it.</summary>
    public static string Range(FigureTally figure)
    {
        if (figure.Best is null || figure is { Low: null, High: null } || figure.Low == figure.Best && figure.High == figure.Best || !figure.IsInside) return "";
        return $"({Number(figure.Low)}-{Number(figure.High)})";
    }

    /// <summary>Best and range.</summary>
    public static string Whole(FigureTally figure) => Range(figure) is { Length: > 0 } range ? $"{Best(figure)} {range}" : Best(figure);

    /// <summary>In how many incidents it was reported; empty where in all of them.</summary>
    public static string Coverage(FigureTally figure, long incidents)
    {
        var parts = new List<string>(2);
        if (figure.ReportedIn == 0 && figure.UnquantifiedIn == 0 && incidents > 0) return "not reported";
        if (figure.ReportedIn < incidents && figure.ReportedIn > 0) parts.Add($"reported in {Number(figure.ReportedIn)} of {Incidents(incidents)}");
        if (figure.UnquantifiedIn > 0) parts.Add(parts.Count > 0 ? $"+ unquantified in {Number(figure.UnquantifiedIn)}" : Unquantified(figure));
        return string.Join(", ", parts);
    }

    /// <summary>In how many incidents there is only a word; empty where in none.</summary>
    public static string Unquantified(FigureTally figure) => figure.UnquantifiedIn == 0 ? ""
        : $"{(figure.ReportedIn > 0 ? "+ " : "")}unquantified in {Incidents(figure.UnquantifiedIn)}";

    /// <summary>In how many incidents a seized item is mentioned, with a number and with a word.</summary>
    public static string Mentions(SeizureTally seizure) => seizure.Figure switch
    {
        { ReportedIn: 0 } => Unquantified(seizure.Figure),
        { UnquantifiedIn: 0 } => "in " + Incidents(seizure.Figure.ReportedIn),
        _ => $"in {Incidents(seizure.Figure.ReportedIn)}, + unquantified in {Number(seizure.Figure.UnquantifiedIn)}",
    };

    public static string Incidents(long count) => count == 1 ? "1 incident" : Number(count) + " incidents";

    /// <summary>Figures for one column: the best figures end in one line, the ranges begin in one.</summary>
    public static IReadOnlyList<string> Column(IReadOnlyList<FigureTally> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var best = figures.Select(Best).ToList();
        var range = figures.Select(Range).ToList();
        var bestWidth = best.Max(text => (int?)text.Length) ?? 0;
        var rangeWidth = range.Max(text => (int?)text.Length) ?? 0;
        return [.. best.Zip(range, (number, ends) => rangeWidth == 0 ? number : $"{number.PadLeft(bestWidth)} {ends.PadRight(rangeWidth)}")];
    }
}
