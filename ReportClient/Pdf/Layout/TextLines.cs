using Reporting.Pdf.Fonts;
using Reporting.Pdf.Structure;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Reporting.Pdf.Layout;

/// <summary>Where a line of text stands in its width.</summary>
internal enum Side
{
    Left,
    Right,
}

/// <summary>Text broken into lines, ready to be drawn.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Height">The height of all lines.</param>
internal sealed record TextLines(IReadOnlyList<TextLine> Lines, float Height)
{
    /// <summary>The widest line.</summary>
    public float Width => Lines.Count == 0 ? 0 : Lines.Max(line => line.Width);

    /// <summary>Draws the lines below a top edge, as content of an element where one is given.</summary>
    public void Draw(SKCanvas canvas, float x, float y, float width, Side side = Side.Left, Element? element = null)
    {
        using var tags = new TextTags(canvas, element);
        foreach (var line in Lines)
        {
            line.Draw(canvas, side == Side.Right ? x + width - line.Width : x, y, tags);
            y += line.Height;
        }
    }
}

/// <summary>One line: stretches side by side on one base line.</summary>
internal sealed record TextLine(IReadOnlyList<PlacedStretch> Stretches, float Width, float Height)
{
    public void Draw(SKCanvas canvas, float x, float y, TextTags tags)
    {
        if (Stretches.Count == 0) return;
        var size = Stretches.Max(stretch => stretch.Style.Size);
        var baseLine = y + (Height - size * 1.21f) / 2 + size * 0.97f;
        foreach (var stretch in Stretches) stretch.Draw(canvas, x, baseLine, tags);
    }
}

/// <summary>A stretch of text at its place in a line.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Target">Where it leads: an address, or a section of the brief as <c>#places</c>; null where it leads nowhere.</param>
/// <param name="X">From the left end of the line.</param>
/// <param name="Width">Its width.</param>
internal sealed record PlacedStretch(Stretch Text, TextStyle Style, string? Target, float X, float Width)
{
    public void Draw(SKCanvas canvas, float x, float baseLine, TextTags tags)
    {
        tags.Next(Target, Text.Shaper is null ? null : Text.Text);
        using var font = FontOf.Make(Text.Drawn, Style.Size);
        using var paint = new SKPaint { Color = Style.Color, IsAntialias = true };
        var at = x + X;
        if (Text.Shaper is not null) canvas.DrawShapedText(Text.Shaper, Text.Text, at, baseLine, font, paint);
        else if (Style.Tracking > 0) DrawTracked(canvas, font, paint, at, baseLine);
        else canvas.DrawText(Text.Text, at, baseLine, font, paint);
        // What takes no room leads nowhere: Skia leaves it out.
        if (Target is null || Width <= 0) return;
        var area = SKRect.Create(at, baseLine - Style.Size, Width, Style.Size * 1.3f);
        if (Target[0] == '#') canvas.DrawLinkDestinationAnnotation(area, Target[1..]);
        else DrawAddress(canvas, at, baseLine, area);
        tags.AddLinkArea();
    }

    // What leads out of the brief is underlined; numbers lead to their tables without a mark of it, since nearly all would have one.
    private void DrawAddress(SKCanvas canvas, float at, float baseLine, SKRect area)
    {
        using var line = new SKPaint { Color = Style.Color, StrokeWidth = 0.4f, IsStroke = true };
        canvas.DrawLine(at, baseLine + 1.4f, at + Width, baseLine + 1.4f, line);
        canvas.DrawUrlAnnotation(area, Target!);
    }

    private void DrawTracked(SKCanvas canvas, SKFont font, SKPaint paint, float x, float baseLine)
    {
        var positions = font.GetGlyphPositions(Text.Text);
        for (var i = 0; i < positions.Length; i++) positions[i].X += i * Style.Size * Style.Tracking;
        using var blob = SKTextBlob.CreatePositioned(Text.Text, font, positions);
        if (blob is not null) canvas.DrawText(blob, x, baseLine, paint);
    }
}

/// <summary>Makes fonts that measure alike on every machine.</summary>
internal static class FontOf
{
    public static SKFont Make(SKTypeface face, float size) => new(face, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
}
