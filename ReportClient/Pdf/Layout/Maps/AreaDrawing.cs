using Reporting.Briefs;
using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Draws areas in their boundaries, each with as much of its name and number as has room.</summary>
internal sealed class AreaDrawing
{
    private const float Margin = 1.5f;
    private const float ShortName = 26;
    private static readonly TextStyle Name = new(Look.Small.Face, 5.8f, Look.Ink, 1.12f);
    private static readonly TextStyle Number = new(Look.Strong.Face, 8f, Look.Ink, 1.1f);

    private readonly Typesetter _type;
    private readonly AreaShapes _shapes;
    private readonly List<(AreaShape Shape, List<TextLines> Label, SKPoint At)> _areas;

    /// <param name="map">The map.</param>
    /// <param name="type">Measures text.</param>
    /// <param name="width">The most width.</param>
    /// <param name="height">The most height.</param>
    public AreaDrawing(BoundaryMap map, Typesetter type, float width, float height)
    {
        _type = type;
        _shapes = new AreaShapes(map, width, height);
        var known = map.Areas.Where(area => area.Incidents is not null).Select(area => area.Name);
        var names = TileLabels.Of(known, 1, line => type.Set(line, Name, float.MaxValue).Width <= ShortName);
        _areas = [.. _shapes.Areas.Select(shape => Labelled(shape, names))];
    }

    public float Width => _shapes.Width;

    public float Height => _shapes.Height;

    public void Draw(SKCanvas canvas, float x, float y)
    {
        canvas.Save();
        canvas.Translate(x, y);
        using var edge = new SKPaint { Color = Look.Grey, IsStroke = true, StrokeWidth = 0.4f, StrokeJoin = SKStrokeJoin.Round, IsAntialias = true };
        foreach (var (shape, _, _) in _areas)
        {
            using var path = shape.Path();
            using var fill = new SKPaint { Color = MapColors.Fill(shape.Class), IsAntialias = true };
            canvas.DrawPath(path, fill);
            if (shape.Area.Incidents is null) Hatching.Draw(canvas, path);
            canvas.DrawPath(path, edge);
        }
        canvas.Restore();
        foreach (var (_, label, at) in _areas) DrawLabel(canvas, label, x + at.X, y + at.Y);
    }

    private static void DrawLabel(SKCanvas canvas, List<TextLines> label, float x, float y)
    {
        y -= label.Sum(line => line.Height) / 2;
        foreach (var line in label)
        {
            line.Draw(canvas, x - line.Width / 2, y, line.Width);
            y += line.Height;
        }
    }

    private (AreaShape Shape, List<TextLines> Label, SKPoint At) Labelled(AreaShape shape, IReadOnlyDictionary<string, string[]> names)
    {
        if (shape.Area.Incidents is null) return (shape, [], default);
        using var path = shape.Path();
        var (label, at) = Label(shape.Area, shape.Class, names[shape.Area.Name][0], new LabelRoom(path, shape.Rings));
        return (shape, label, at);
    }

    private (List<TextLines> Label, SKPoint At) Label(MapArea area, int of, string shortName, LabelRoom room)
    {
        var color = MapColors.TextOn(MapColors.Fill(of));
        var number = _type.Set(area.Incidents!, (of < 0 ? Number with { Face = Look.Body.Face } : Number).In(of < 0 ? Look.Grey : color), float.MaxValue);
        List<TextLines>[] labels = [[Line(area.Name), number], [Line(shortName), number], [number]];
        foreach (var label in labels)
            if (room.For(label.Max(line => line.Width) + Margin, label.Sum(line => line.Height) + Margin) is { } at) return (label, at);
        return ([], default);

        TextLines Line(string text) => _type.Set(text, Name.In(color), float.MaxValue);
    }
}
