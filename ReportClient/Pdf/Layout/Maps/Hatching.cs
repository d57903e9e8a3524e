using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Stripes for what the data do not know: told apart from white, which is none, also without colour.</summary>
internal static class Hatching
{
    private const float Between = 2.6f;

    /// <summary>A box with an edge.</summary>
    public static void Draw(SKCanvas canvas, SKRect box)
    {
        using var path = new SKPath();
        path.AddRect(box);
        Draw(canvas, path);
        using var edge = new SKPaint { Color = Look.Rest, IsStroke = true, StrokeWidth = 0.6f, IsAntialias = true };
        canvas.DrawRect(box, edge);
    }

    /// <summary>What lies inside a path.</summary>
    public static void Draw(SKCanvas canvas, SKPath path)
    {
        canvas.Save();
        canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        using var stripe = new SKPaint { Color = Look.Rest, IsStroke = true, StrokeWidth = 0.55f, IsAntialias = true };
        var box = path.Bounds;
        for (var x = box.Left - box.Height; x < box.Right; x += Between) canvas.DrawLine(x, box.Bottom, x + box.Height, box.Top, stripe);
        canvas.Restore();
    }
}
