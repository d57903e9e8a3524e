using System.Globalization;
using Reporting.Briefs;

namespace Reporting.Charts;

/// <summary>The steps and months of a panel, whoever draws it.</summary>
internal static class TrendScale
{
    /// <summary>How far bars and lines reach: the largest number, and 1 where all are zero.</summary>
    public static double Top(TrendPanel panel) => Math.Max(1, panel.Points.Max(point => Math.Max(point.Value ?? 0, point.High ?? 0)));

    /// <summary>The steps of the upright axis: round numbers from 0, few enough to be read.</summary>
    public static List<double> Steps(double top)
    {
        var step = 1L;
        for (var i = 0; top / step > 4; i++) step = (i % 3) switch { 0 => step * 2, 1 => step * 5 / 2, _ => step * 2 };
        var values = new List<double>();
        for (var value = 0L; value <= top * 1.1; value += step) values.Add(value);
        return values;
    }

    /// <summary>The steps that are named below the panel.</summary>
    public static List<(double At, string Text)> Months(TrendPanel panel) => [.. StepLabels.Of([.. panel.Points.Select(point => point.Step)]).Select(label => ((double)label.At, label.Text))];

    /// <summary>The first week that the data cover: a mean is of it and those after it.</summary>
    public static int FirstCovered(TrendPanel panel) => panel.Points.TakeWhile(point => !point.IsCovered).Count();

    /// <summary>The number of the week of the brief, as printed beside its bar; empty where it is not reported.</summary>
    public static string ThisWeek(TrendPanel panel) => panel.Points[^1].Value is { } value ? Text(value) : "";

    /// <summary>A number of the axis.</summary>
    public static string Text(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
