using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
using Reporting.Pdf.Layout.Maps;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>Draws a chart as pages do, with title, finding and note, as a PNG of two pixels for each point of the page.</summary>
internal static class ChartPng
{
    private const float Scale = 2;
    private const float Margin = 10;

    /// <summary>The bytes of the file; null for a kind of chart that is not drawn.</summary>
    public static byte[]? Draw(Chart chart, LookColors? colors = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var width = PageFormat.A4.ContentWidth;
        using var type = new Typesetter(new Legible(useMachineFonts: true), colors);
        var (layout, places, maps) = (new ChartLayout(type, width), new PlaceChartLayout(type, width), new MapLayout(type, width));
        // Here a kind of chart is added: its piece, and how much of the width it takes.
        var drawn = chart switch
        {
            TrendChart trend => (Piece: layout.Trend(trend), Width: width),
            BarChart bars => (Piece: layout.Bars([bars]), Width: layout.HalfWidth),
            SmallMultiples small => (Piece: places.Multiples(small), Width: width),
            HeatMap heat => (Piece: places.Heat(heat), Width: width),
            TileMap map => (Piece: maps.Tiles(map), Width: width),
            BoundaryMap map => (Piece: maps.Areas(map), Width: width),
            _ => ((Piece Piece, float Width)?)null,
        };
        return drawn is var (piece, wide) ? Draw(piece, wide) : null;
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
