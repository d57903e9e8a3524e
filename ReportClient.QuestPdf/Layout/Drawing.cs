using System.Text;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Pdf.Layout;
using SkiaSharp;

namespace Reporting.QuestPdf.Layout;

/// <summary>Pictures that the default writer draws onto its pages, as SVG: lines stay lines and text stays text.</summary>
internal static class Drawing
{
    /// <summary>A drawing of a size in points, for a box of that size.</summary>
    public static string Svg(float width, float height, Action<SKCanvas> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        // The file has a size in whole points; QuestPDF fits it into the box, which undoes what is stretched here.
        var (wide, high) = (MathF.Ceiling(width), MathF.Ceiling(height));
        using var svg = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(wide, high), svg))
        {
            canvas.Scale(wide / width, high / height);
            draw(canvas);
        }
        return Encoding.UTF8.GetString(svg.ToArray());
    }

    /// <summary>The picture of a chart and its height in points, without title, finding and note, which are text of the page.</summary>
    /// <exception cref="NotSupportedException">Nobody draws charts of the kind.</exception>
    public static (string Svg, float Height) Of(Chart chart, Typesetter type, float width)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var (piece, wide) = ChartPieces.Of(chart with { Title = "", Finding = Prose.Empty, Note = Prose.Empty }, type, width)
            ?? throw new NotSupportedException($"This writer does not know the chart '{chart.GetType().Name}'.");
        return (Svg(wide, piece.Height, canvas => piece.Draw(canvas, 0, 0)), piece.Height);
    }

    /// <summary>Draws over the whole width of a box, whatever it is.</summary>
    public static void Draw(this IContainer box, float height, Action<SKCanvas, SKRect> draw) =>
        box.Height(height).Svg(size => Svg(size.Width, size.Height, canvas => draw(canvas, SKRect.Create(size.Width, size.Height))));
}
