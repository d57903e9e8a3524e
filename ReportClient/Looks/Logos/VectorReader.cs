using System.Xml.Linq;
using SkiaSharp;

namespace Reporting.Looks.Logos;

/// <summary>Reads the shapes of an SVG element, in the order in which they are drawn.</summary>
/// <param name="styles">What the classes of the file say.</param>
internal sealed class VectorReader(VectorStyles styles)
{
    private const string AsPaths = "Turn texts into outlines and effects into plain paths, and save it as plain SVG; or take a PNG.";
    private const int Deepest = 40;

    // They draw nothing themselves; what refers to them is refused where it does.
    private static readonly string[] Silent = ["title", "desc", "metadata", "defs", "style"];

    private readonly List<VectorShape> _shapes = [];

    /// <summary>The shapes.</summary>
    /// <exception cref="LogoException">It holds what is not drawn.</exception>
    public IReadOnlyList<VectorShape> Read(XElement root)
    {
        Group(root, SKMatrix.Identity, VectorPaint.Plain, 0);
        return _shapes;
    }

    private void Group(XElement group, SKMatrix matrix, VectorPaint paint, int depth)
    {
        if (depth > Deepest) throw new LogoException("has groups within groups too deep to be read", AsPaths);
        var inner = styles.Of(group, paint);
        var place = depth == 0 ? matrix : matrix.PreConcat(VectorNumbers.Transform(group.Attribute("transform")?.Value));
        foreach (var element in group.Elements())
        {
            // Drawing programs keep notes of their own in other namespaces.
            if (element.Name.Namespace != group.Name.Namespace || Silent.Contains(element.Name.LocalName)) continue;
            if (element.Name.LocalName == "g") Group(element, place, inner, depth + 1);
            else Shape(element, place, inner);
        }
    }

    private void Shape(XElement element, SKMatrix matrix, VectorPaint paint)
    {
        var own = styles.Of(element, paint);
        var path = Outline(element);
        if (!own.IsShown)
        {
            path.Dispose();
            return;
        }
        var place = matrix.PreConcat(VectorNumbers.Transform(element.Attribute("transform")?.Value));
        path.FillType = own.IsEvenOdd ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
        path.Transform(in place);
        _shapes.Add(new VectorShape(path, own, MathF.Sqrt(MathF.Abs(place.ScaleX * place.ScaleY - place.SkewX * place.SkewY))));
    }

    private static SKPath Outline(XElement element)
    {
        var path = new SKPath();
        switch (element.Name.LocalName)
        {
            case "path":
                path.Dispose();
                return SKPath.ParseSvgPathData(element.Attribute("d")?.Value ?? "") ?? throw new LogoException("has a path that cannot be read", AsPaths);
            case "rect":
                var rounding = new SKSize(Number(element, "rx", "ry"), Number(element, "ry", "rx"));
                path.AddRoundRect(SKRect.Create(Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height")), rounding.Width, rounding.Height);
                break;
            case "circle": path.AddCircle(Number(element, "cx"), Number(element, "cy"), Number(element, "r")); break;
            case "ellipse":
                var (x, y, wide, high) = (Number(element, "cx"), Number(element, "cy"), Number(element, "rx"), Number(element, "ry"));
                path.AddOval(SKRect.Create(x - wide, y - high, 2 * wide, 2 * high));
                break;
            case "line":
                path.MoveTo(Number(element, "x1"), Number(element, "y1"));
                path.LineTo(Number(element, "x2"), Number(element, "y2"));
                break;
            case "polyline" or "polygon": path.AddPoly(Points(element), close: element.Name.LocalName == "polygon"); break;
            case var other:
                path.Dispose();
                throw new LogoException($"has an element '{(other.Length > 30 ? other[..30] : other)}', which is not drawn", AsPaths);
        }
        return path;
    }

    private static float Number(XElement element, string name, string? instead = null) =>
        VectorNumbers.One(element.Attribute(name)?.Value ?? (instead is null ? null : element.Attribute(instead)?.Value));

    private static SKPoint[] Points(XElement element)
    {
        var numbers = VectorNumbers.List(element.Attribute("points")?.Value);
        return [.. numbers.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new SKPoint(pair[0], pair[1]))];
    }
}
