using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Pdf;
using SkiaSharp;

namespace Reporting.Html.Svg;

/// <summary>The panels of a trend as <see cref="TrendPlot"/> draws them: a bar a week, the last in colour, one of mostly vague dates hollow; a week without incident is a dot, one that does not report a cross.</summary>
internal static class TrendSvg
{
    private const double Height = 124;
    private const double Top = 5;
    private const double Base = Height - 20;
    private const double TextHeight = 11;
    private const string Middle = "0.35em";

    /// <summary>The panels side by side; one alone takes the whole width.</summary>
    public static ImmutableArray<SvgPicture> Panels(TrendChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var width = chart.Panels.Length == 1 ? SvgPicture.Whole : SvgPicture.Half;
        var left = chart.Panels.SelectMany(panel => TrendScale.Steps(TrendScale.Top(panel))).Max(step => TextWidth.Of(TrendScale.Text(step), SvgPicture.TextSize)) + 7;
        return [.. chart.Panels.Select((panel, i) => new SvgPicture(PageWords.Panel(panel), width, Height, svg => new Panel(svg, panel, width, left, i == 0 ? (Look.Accent, Look.AccentLight) : (Look.Killed, Look.KilledLight)).Draw()))];
    }

    private sealed class Panel(MarkupText svg, TrendPanel panel, double width, double left, (SKColor Strong, SKColor Muted) colors)
    {
        private readonly double _top = TrendScale.Top(panel);
        private readonly int _last = panel.Points.Length - 1;

        // The number of the week stands at the right of its bar, inside the picture.
        private readonly double _step = (width - left - TextWidth.Of(TrendScale.ThisWeek(panel), SvgPicture.TextSize * 1.1) - 4) / (panel.Points.Length + 0.5);

        public void Draw()
        {
            Uncovered();
            Steps();
            Bars();
            Marks();
            if (panel.Mean?.Value is { } mean) Mean((double)mean);
            Months();
            Text(TrendScale.ThisWeek(panel), X(_last) + _step * 0.5 + 3, Y(panel.Points[_last].Value ?? 0), "start", colors.Strong, isBold: true);
        }

        private double X(double week) => left + (week + 0.7) * _step;

        private double Y(double value) => Base - value / (_top * 1.2) * (Base - Top);

        // The ground before the data begin, where no bar is not the same as none.
        private void Uncovered()
        {
            if (TrendScale.FirstCovered(panel) is > 0 and var first)
                Line(StripesSvg.Path((float)left, (float)Top, (float)(X(first - 0.5) - left), (float)(Base - Top)), Look.Rest, 0.6);
        }

        private void Steps()
        {
            foreach (var step in TrendScale.Steps(_top))
            {
                Line($"M{N(left)} {N(Y(step))}H{N(width)}", step == 0 ? Look.Grey : Look.Hairline, 0.8);
                Text(TrendScale.Text(step), left - 5, Y(step), "end", Look.Grey);
            }
        }

        private void Bars()
        {
            for (var i = 0; i <= _last; i++)
            {
                var point = panel.Points[i];
                var color = svg.Tone(i == _last ? colors.Strong : colors.Muted);
                if (point.Value is not { } value) continue;
                if (value > 0)
                {
                    svg.Shape("rect", ("x", N(X(i) - _step * 0.36)), ("y", N(Y(value))), ("width", N(_step * 0.72)), ("height", N(Base - Y(value))),
                        ("fill", point.IsMostlySpans ? svg.Tone(Look.Paper) : color), ("stroke", point.IsMostlySpans ? color : "none"));
                }
                if (point.High is { } high) Line($"M{N(X(i))} {N(Y(value))}V{N(Y(high))}", Look.Grey, 1);
            }
        }

        // A week that the data do not cover has no mark: nothing is known of it.
        private void Marks()
        {
            var crosses = new StringBuilder();
            for (var i = 0; i <= _last; i++)
            {
                var point = panel.Points[i];
                if (point is { HasIncidents: false, IsCovered: true }) svg.Shape("circle", ("cx", N(X(i))), ("cy", N(Base - 2.5)), ("r", "1.2"), ("fill", svg.Tone(Look.Rest)));
                if (point is { HasIncidents: true, Value: null }) crosses.Append(CultureInfo.InvariantCulture, $"M{N(X(i) - 2)} {N(Base - 8)}l4 4m0 -4l-4 4");
            }
            if (crosses.Length > 0) Line(crosses.ToString(), Look.Grey, 1);
        }

        // Only over the weeks that it is the mean of.
        private void Mean(double mean) => svg.Shape("path", ("d", $"M{N(X(TrendScale.FirstCovered(panel) - 0.5))} {N(Y(mean))}H{N(X(_last + 0.5))}"), ("stroke", svg.Tone(Look.Ink)),
            ("stroke-dasharray", "4 3"), ("fill", "none"));

        private void Months()
        {
            foreach (var (at, label) in TrendScale.Months(panel))
            {
                Line($"M{N(X(at))} {N(Base)}v4", Look.Grey, 0.8);
                // The last month ends inside the picture.
                Text(label, Math.Min(X(at), width - TextWidth.Of(label, SvgPicture.TextSize) / 2), Base + TextHeight, "middle", Look.Grey);
            }
        }

        private void Line(string path, SKColor color, double thickness) =>
            svg.Shape("path", ("d", path), ("stroke", svg.Tone(color)), ("stroke-width", N(thickness)), ("fill", "none"));

        private void Text(string text, double x, double y, string anchor, SKColor color, bool isBold = false)
        {
            if (text.Length == 0) return;
            svg.Element("text", text, ("x", N(x)), ("y", N(y)), ("dy", Middle), ("text-anchor", anchor), ("fill", svg.Tone(color)), ("font-weight", isBold ? "600" : "400"));
        }

        private static string N(double number) => MarkupText.Number(number);
    }
}
