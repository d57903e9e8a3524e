using System.Globalization;
using Reporting.Briefs;
using Reporting.Pdf;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>One panel of a trend: a bar a week, the last in colour; a week without incident is a dot, one that does not report a cross.</summary>
internal static class TrendPlot
{
    private const float Left = 30;
    private const float MonthHeight = 20;

    /// <summary>Draws the panel.</summary>
    public static void Draw(SKCanvas canvas, TrendPanel panel, SKRect box, SKColor strong, SKColor muted)
    {
        using var plot = PlotCanvas.Blank();
        var top = Top(panel);
        Bars(plot, panel, strong, muted);
        Marks(plot, panel, top);
        if (panel.Mean is { Value: { } mean }) plot.Add.HorizontalLine((double)mean, 1, PlotCanvas.Of(Look.Ink), LinePattern.Dashed);
        ThisWeek(plot, panel, strong);
        plot.Axes.Left.TickGenerator = Steps(top);
        plot.Axes.Bottom.TickGenerator = Months(panel);
        plot.Layout.Fixed(new PixelPadding(Left, 2, MonthHeight, 4));
        // Room at the right for the number of the week, in weeks.
        var weekWidth = box.Width / PlotCanvas.Scale / (panel.Points.Length + 6);
        plot.Axes.SetLimits(-0.8, panel.Points.Length + 0.2 + Text(panel).Length * 6.6 / weekWidth, 0, top * 1.2);
        PlotCanvas.Draw(canvas, plot, box);
    }

    private static double Top(TrendPanel panel) => Math.Max(1, panel.Points.Max(point => Math.Max(point.Value ?? 0, point.High ?? 0)));

    private static void Bars(Plot plot, TrendPanel panel, SKColor strong, SKColor muted)
    {
        var last = panel.Points.Length - 1;
        plot.Add.Bars(panel.Points.Select((point, i) => new ScottPlot.Bar
        {
            Position = i,
            Value = point.Value ?? 0,
            Size = 0.72,
            LineWidth = 0,
            FillColor = PlotCanvas.Of(i == last ? strong : muted),
        }).ToArray());
        foreach (var (point, i) in panel.Points.Select((point, i) => (point, i)))
        {
            if (point.High is not { } high || point.Value is not { } value) continue;
            var line = plot.Add.Line(i, value, i, high);
            line.LineWidth = 0.8f;
            line.LineColor = PlotCanvas.Of(Look.Grey);
        }
    }

    private static void Marks(Plot plot, TrendPanel panel, double top)
    {
        var empty = panel.Points.Select((point, i) => (point, i)).Where(one => one.point.Value == 0).Select(one => (double)one.i).ToArray();
        if (empty.Length > 0) plot.Add.Markers(empty, empty.Select(_ => top * 0.025).ToArray(), MarkerShape.FilledCircle, 2.2f, PlotCanvas.Of(Look.Rest));
        var silent = panel.Points.Select((point, i) => (point, i)).Where(one => one.point.Value is null).Select(one => (double)one.i).ToArray();
        if (silent.Length > 0) plot.Add.Markers(silent, silent.Select(_ => top * 0.06).ToArray(), MarkerShape.Eks, 4f, PlotCanvas.Of(Look.Grey));
    }

    // The number of the week stands at the right of its bar, where nothing else is.
    private static void ThisWeek(Plot plot, TrendPanel panel, SKColor strong) =>
        PlotCanvas.Label(plot, Text(panel), panel.Points.Length - 0.25, panel.Points[^1].Value ?? 0, Alignment.MiddleLeft, strong, bold: true);

    private static string Text(TrendPanel panel) => panel.Points[^1].Value?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";

    private static NumericManual Steps(double top)
    {
        var step = 1L;
        for (var i = 0; top / step > 4; i++) step = (i % 3) switch { 0 => step * 2, 1 => step * 5 / 2, _ => step * 2 };
        var values = new List<double>();
        for (var value = 0L; value <= top * 1.1; value += step) values.Add(value);
        return new NumericManual([.. values], [.. values.Select(value => value.ToString("#,0", CultureInfo.InvariantCulture))]);
    }

    private static NumericManual Months(TrendPanel panel)
    {
        var (positions, labels) = (new List<double>(), new List<string>());
        for (var i = 0; i < panel.Points.Length; i++)
        {
            var start = panel.Points[i].Week.Start;
            if (start.Day > 7 || start.Month % 3 != 1 || i > panel.Points.Length - 3) continue;
            positions.Add(i);
            labels.Add(start.ToString(positions.Count == 1 || start.Month == 1 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture));
        }
        return new NumericManual([.. positions], [.. labels]);
    }
}
