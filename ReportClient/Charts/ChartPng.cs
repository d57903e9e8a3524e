using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>Draws a chart as pages do, with title, finding and note, as a PNG of two pixels for each point of the page.</summary>
internal static class ChartPng
{
    private const float Scale = 2;
    private const float Margin = 10;

    /// <summary>The bytes of the file; null for a kind of chart that is not drawn.</summary>
    public static byte[]? Draw(Chart chart, LookColors? colors = null, NameFont? font = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var width = PageFormat.A4.ContentWidth;
        using var type = new Typesetter(new Legible(useMachineFonts: true, given: font), colors);
        return ChartPieces.Of(chart, type, width) is var (piece, wide) ? Draw(piece, wide) : null;
    }

    private static byte[] Draw(Piece piece, float width)
    {
        var size = new SKImageInfo((int)MathF.Ceiling((width + 2 * Margin) * Scale), (int)MathF.Ceiling((piece.Height + 2 * Margin) * Scale));
        using var surface = SKSurface.Create(size);
        surface.Canvas.Clear(Look.Paper);
        surface.Canvas.Scale(Scale);
        piece.Draw(surface.Canvas, Margin, Margin);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
