using Reporting.Looks;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using ScottPlot;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>Draws plots as vectors onto a page, in the brief's look.</summary>
internal static class PlotCanvas
{
    /// <summary>Points of the page for one pixel of a plot.</summary>
    public const float Scale = 0.75f;

    /// <summary>The text size of ticks and labels, in pixels of the plot.</summary>
    public const float TextSize = 7.2f / Scale;

    /// <summary>A plot without decoration: no frame but the base line, text in the brief's font.</summary>
    public static Plot Blank(Alphabet alphabet, LookColors colors)
    {
        ChartFont.Install();
        var plot = new Plot();
        // The first rendering of a plot draws twice, and a page cannot be wiped: without clearing, and after a dry run, it draws once.
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Top.IsVisible = false;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Title.IsVisible = false;
        foreach (var axis in (IAxis[])[plot.Axes.Bottom, plot.Axes.Left])
        {
            axis.TickLabelStyle.FontName = ChartFont.Name(alphabet);
            axis.TickLabelStyle.FontSize = TextSize;
            axis.TickLabelStyle.ForeColor = Of(Look.Grey);
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
        }
        plot.Axes.Bottom.MajorTickStyle.Length = 4;
        plot.Axes.Bottom.MajorTickStyle.Width = 0.7f;
        plot.Axes.Bottom.MajorTickStyle.Color = Of(Look.Grey);
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.FrameLineStyle.Width = 0.8f;
        plot.Axes.Bottom.FrameLineStyle.Color = Of(Look.Grey);
        plot.Grid.MajorLineColor = Of(colors.Of(Look.Hairline));
        plot.Grid.MajorLineWidth = 0.7f;
        plot.Grid.XAxisStyle.IsVisible = false;
        return plot;
    }

    /// <summary>Text in a plot.</summary>
    public static void Label(Plot plot, string text, double x, double y, Alignment alignment, SKColor color, bool bold = false, bool onPaper = false)
    {
        var label = plot.Add.Text(text, x, y);
        label.LabelFontName = plot.Axes.Bottom.TickLabelStyle.FontName;
        label.LabelFontSize = TextSize;
        label.LabelBold = bold;
        label.LabelFontColor = Of(color);
        label.LabelAlignment = alignment;
        label.LabelPadding = 0;
        if (onPaper) label.LabelBackgroundColor = Of(Look.Paper);
    }

    /// <summary>Draws a plot into a box of the page.</summary>
    public static void Draw(SKCanvas canvas, Plot plot, SKRect box)
    {
        var (width, height) = (box.Width / Scale, box.Height / Scale);
        var pixels = new PixelRect(0, width, height, 0);
        using (var dry = new SKNoDrawCanvas((int)MathF.Ceiling(width), (int)MathF.Ceiling(height)))
            plot.Render(dry, pixels);
        canvas.Save();
        canvas.ClipRect(box);
        canvas.Translate(box.Left, box.Top);
        canvas.Scale(Scale);
        plot.Render(canvas, pixels);
        canvas.Restore();
    }

    /// <summary>A colour of the brief's look for ScottPlot.</summary>
    public static Color Of(SKColor color) => new(color.Red, color.Green, color.Blue, color.Alpha);
}
