using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace Reporting.Looks.Logos;

/// <summary>A logo of lines and areas: the part of SVG that logos need, drawn as lines and areas on the page.</summary>
/// <remarks>
/// Paths and shapes with plain fills and strokes, in groups, with transforms. Whatever else changes what is seen, such as text, gradients and clipping, is refused, so that no logo is
/// printed otherwise than it looks. Nothing outside the file is ever read.
/// </remarks>
internal sealed class VectorLogo : LogoPicture
{
    private readonly SKRect _view;
    private readonly IReadOnlyList<VectorShape> _shapes;

    private VectorLogo(SKRect view, IReadOnlyList<VectorShape> shapes) => (_view, _shapes) = (view, shapes);

    /// <inheritdoc/>
    public override float Width => _view.Width;

    /// <inheritdoc/>
    public override float Height => _view.Height;

    /// <summary>Reads an SVG file.</summary>
    /// <exception cref="LogoException">It is none, or holds what is not drawn.</exception>
    public static VectorLogo Read(ReadOnlySpan<byte> bytes)
    {
        var root = Parsed(bytes);
        if (root.Name.LocalName != "svg") throw new LogoException("is no SVG picture", "Save it as SVG, or take a PNG.");
        var view = View(root);
        if (!(view.Width > 0) || !(view.Height > 0)) throw new LogoException("says no size", "Give its svg element a viewBox, as drawing programs do.");
        var shapes = new VectorReader(VectorStyles.In(root)).Read(root);
        return shapes.Count > 0 ? new VectorLogo(view, shapes) : throw new LogoException("draws nothing", "Save it with its shapes as paths.");
    }

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, SKRect box)
    {
        canvas.Save();
        canvas.ClipRect(box);
        canvas.Translate(box.Left, box.Top);
        canvas.Scale(box.Width / _view.Width, box.Height / _view.Height);
        canvas.Translate(-_view.Left, -_view.Top);
        foreach (var shape in _shapes) shape.Draw(canvas);
        canvas.Restore();
    }

    private static XElement Parsed(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray());
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException failure)
        {
            throw new LogoException($"is not XML from line {failure.LineNumber} on", "Check that it was downloaded or written completely.", failure);
        }
    }

    private static SKRect View(XElement root)
    {
        if (VectorNumbers.List(root.Attribute("viewBox")?.Value) is [var left, var top, var width, var height]) return SKRect.Create(left, top, width, height);
        return SKRect.Create(VectorNumbers.One(root.Attribute("width")?.Value), VectorNumbers.One(root.Attribute("height")?.Value));
    }
}

/// <summary>A shape with its colours, where it stands.</summary>
/// <param name="Path">Its outline.</param>
/// <param name="Paint">How it is drawn.</param>
/// <param name="Scale">How much larger its lines are than they say.</param>
internal sealed record VectorShape(SKPath Path, VectorPaint Paint, float Scale)
{
    public void Draw(SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = true };
        if (Paint.Fill is { } fill)
        {
            paint.Color = fill.WithAlpha(Alpha(Paint.FillOpacity));
            canvas.DrawPath(Path, paint);
        }
        if (Paint.Stroke is not { } stroke || Paint.StrokeWidth <= 0) return;
        paint.Color = stroke.WithAlpha(Alpha(Paint.StrokeOpacity));
        (paint.IsStroke, paint.StrokeWidth, paint.StrokeCap, paint.StrokeJoin) = (true, Paint.StrokeWidth * Scale, Paint.Cap, Paint.Join);
        canvas.DrawPath(Path, paint);
    }

    private byte Alpha(float opacity) => (byte)MathF.Round(255 * Math.Clamp(opacity * Paint.Opacity, 0, 1));
}
