using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>One panel of a trend: a bar a week, the last in colour, one of mostly vague dates hollow; a week without incident is a dot, one that does not report a cross.</summary>
internal static class TrendPlot
{
    private const float Right = 2;
    private const float MonthHeight = 20;
    private const float Above = 4;

    // Between the labels of the steps and the first bar.
    private const float StepGap = 9;
    private const double FirstWeek = -0.8;

    // Half the height of the number of the week and a little more, as a share of the highest bar.
    private const double LowestNumber = 0.13;

    /// <summary>The room at the left that the widest step label of any panel needs, in pixels of a plot: panels side by side have the same.</summary>
    public static float Left(IEnumerable<TrendPanel> panels) => panels.SelectMany(panel => TrendScale.Steps(TrendScale.Top(panel))).Max(value => Wide(TrendScale.Text(value))) + StepGap;

    /// <summary>Draws the panel with <paramref name="left"/> pixels for the labels of its steps.</summary>
    public static void Draw(SKCanvas canvas, TrendPanel panel, SKRect box, SKColor strong, SKColor muted, float left, Alphabet alphabet, LookColors? colors = null)
    {
        colors ??= LookColors.Own;
        (strong, muted) = (colors.Of(strong), colors.Of(muted));
        using var plot = PlotCanvas.Blank(alphabet, colors);
        var top = TrendScale.Top(panel);
        Bars(plot, panel, strong, muted);
        Marks(plot, panel, top);
        if (panel.Mean is { Value: { } mean }) Mean(plot, panel, (double)mean, colors);
        ThisWeek(plot, panel, strong, top);
        plot.Axes.Left.TickGenerator = Steps(top);
        plot.Axes.Bottom.TickGenerator = Months(panel);
        plot.Layout.Fixed(new PixelPadding(left, Right, MonthHeight, Above));
        var weeks = Weeks(panel, box.Width / PlotCanvas.Scale - left - Right);
        plot.Axes.SetLimits(FirstWeek, FirstWeek + weeks, 0, top * 1.2);
        Uncovered(canvas, panel, box, left, weeks);
        PlotCanvas.Draw(canvas, plot, box);
    }

    // The ground before the data begin, where no bar is not the same as none.
    private static void Uncovered(SKCanvas canvas, TrendPanel panel, SKRect box, float left, double weeks)
    {
        var first = TrendScale.FirstCovered(panel);
        if (first == 0) return;
        var week = (box.Width - (left + Right) * PlotCanvas.Scale) / (float)weeks;
        var top = box.Top + Above * PlotCanvas.Scale;
        ShadedSteps.Hatched(canvas, SKRect.Create(box.Left + left * PlotCanvas.Scale, top, (first - 0.5f - (float)FirstWeek) * week, box.Bottom - MonthHeight * PlotCanvas.Scale - top));
    }

    // How many weeks are as wide as the plot, so that the number of the week and the last month end inside it.
    private static double Weeks(TrendPanel panel, float wide)
    {
        var weeks = panel.Points.Length + 1.0;
        weeks = Math.Max(weeks, (NumberAt(panel) - FirstWeek) * wide / (wide - Wide(TrendScale.ThisWeek(panel), isBold: true) - 2));
        if (TrendScale.Months(panel) is [.., var (at, label)]) weeks = Math.Max(weeks, (at - FirstWeek) * wide / (wide - Wide(label) / 2));
        return weeks;
    }

    // Only over the weeks that it is the mean of.
    private static void Mean(Plot plot, TrendPanel panel, double mean, LookColors colors)
    {
        var first = TrendScale.FirstCovered(panel);
        var line = plot.Add.Line(first - 0.5, mean, panel.Points.Length - 0.5, mean);
        line.LineWidth = 1;
        line.LineColor = PlotCanvas.Of(colors.Of(Look.Ink));
        line.LinePattern = LinePattern.Dashed;
    }

    private static void Bars(Plot plot, TrendPanel panel, SKColor strong, SKColor muted)
    {
        var last = panel.Points.Length - 1;
        plot.Add.Bars(panel.Points.Select((point, i) => new ScottPlot.Bar
        {
            Position = i,
            Value = point.Value ?? 0,
            Size = 0.72,
            LineWidth = point.IsMostlySpans ? 0.8f : 0,
            LineColor = PlotCanvas.Of(i == last ? strong : muted),
            FillColor = PlotCanvas.Of(point.IsMostlySpans ? Look.Paper : i == last ? strong : muted),
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
        var empty = panel.Points.Select((point, i) => (point, i)).Where(one => one.point is { HasIncidents: false, IsCovered: true }).Select(one => (double)one.i).ToArray();
        if (empty.Length > 0) plot.Add.Markers(empty, empty.Select(_ => top * 0.025).ToArray(), MarkerShape.FilledCircle, 2.2f, PlotCanvas.Of(Look.Rest));
        var silent = panel.Points.Select((point, i) => (point, i)).Where(one => one.point is { HasIncidents: true, Value: null }).Select(one => (double)one.i).ToArray();
        if (silent.Length > 0) plot.Add.Markers(silent, silent.Select(_ => top * 0.06).ToArray(), MarkerShape.Eks, 4f, PlotCanvas.Of(Look.Grey));
    }

    // The number of the week stands at the right of its bar, where nothing else is; on paper of its own, so that no line passes through it, and never on the axis.
    private static void ThisWeek(Plot plot, TrendPanel panel, SKColor strong, double top) =>
        PlotCanvas.Label(plot, TrendScale.ThisWeek(panel), NumberAt(panel), Math.Max(panel.Points[^1].Value ?? 0, top * LowestNumber), Alignment.MiddleLeft, strong, bold: true, onPaper: true);

    private static double NumberAt(TrendPanel panel) => panel.Points.Length - 0.25;

    private static float Wide(string text, bool isBold = false)
    {
        using var font = FontOf.Make(isBold ? InterFont.SemiBold : InterFont.Regular, PlotCanvas.TextSize);
        return font.MeasureText(text);
    }

    private static NumericManual Steps(double top)
    {
        var values = TrendScale.Steps(top);
        return new NumericManual([.. values], [.. values.Select(TrendScale.Text)]);
    }

    private static NumericManual Months(TrendPanel panel)
    {
        var labels = TrendScale.Months(panel);
        return new NumericManual([.. labels.Select(label => label.At)], [.. labels.Select(label => label.Text)]);
    }
}
