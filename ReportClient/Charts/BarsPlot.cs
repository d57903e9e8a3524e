using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>Bars from the left, the first on top, each with its number; not reported is said in words and has no bar.</summary>
internal static class BarsPlot
{
    /// <summary>The height of one bar with the white around it, in points.</summary>
    public const float BarHeight = 19;

    /// <summary>Draws the bars; labels are already broken into lines that fit <paramref name="labelWidth"/> points.</summary>
    public static void Draw(SKCanvas canvas, BarChart chart, IReadOnlyList<string> labels, float labelWidth, SKRect box, Alphabet alphabet, LookColors? colors = null)
    {
        colors ??= LookColors.Own;
        using var plot = PlotCanvas.Blank(alphabet, colors);
        var count = chart.Bars.Length;
        var most = (double)Math.Max(1, chart.Bars.Max(bar => bar.Value.Value ?? 0));
        plot.Add.Bars(chart.Bars.Select((bar, i) => new ScottPlot.Bar
        {
            Position = count - 1 - i,
            Value = (double)(bar.Value.Value ?? 0),
            Size = 0.62,
            LineWidth = 0,
            Orientation = Orientation.Horizontal,
            FillColor = PlotCanvas.Of(colors.Of(Hue(bar.Hue))),
        }).ToArray());
        for (var i = 0; i < count; i++)
        {
            var bar = chart.Bars[i];
            PlotCanvas.Label(plot, bar.Value.Text, (double)(bar.Value.Value ?? 0) + most * 0.025, count - 1 - i, Alignment.MiddleLeft, colors.Of(bar.Value.Value is null ? Look.Grey : Look.Ink), bold: bar.Value.Value is not null);
        }
        plot.Grid.IsVisible = false;
        plot.Axes.Bottom.TickGenerator = new NumericManual([], []);
        plot.Axes.Bottom.FrameLineStyle.Width = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0.8f;
        plot.Axes.Left.FrameLineStyle.Color = PlotCanvas.Of(Look.Grey);
        plot.Axes.Left.TickLabelStyle.ForeColor = PlotCanvas.Of(colors.Of(Look.Ink));
        plot.Axes.Left.TickGenerator = new NumericManual([.. Enumerable.Range(0, count).Select(i => (double)(count - 1 - i))], [.. labels]);
        plot.Layout.Fixed(new PixelPadding(labelWidth / PlotCanvas.Scale + 7, 2, 2, 2));
        plot.Axes.SetLimits(0, most * 1.22, -0.5, count - 0.5);
        PlotCanvas.Draw(canvas, plot, box);
    }

    private static SKColor Hue(BarHue hue) => hue switch
    {
        BarHue.Incidents => Look.Accent,
        BarHue.Killed => Look.Killed,
        _ => Look.Rest,
    };
}
