using Reporting.Briefs;
using Reporting.Briefs.Maps;
using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Draws areas in their boundaries, each with as much of its name and number as has room.</summary>
internal sealed class AreaDrawing
{
    private const float LeastIsland = 0.6f;
    private const float Margin = 1.5f;
    private const float ShortName = 26;
    private static readonly TextStyle Name = new(Look.Small.Face, 5.8f, Look.Ink, 1.12f);
    private static readonly TextStyle Number = new(Look.Strong.Face, 8f, Look.Ink, 1.1f);

    private readonly Typesetter _type;
    private readonly Projection _projection;
    private readonly List<(MapArea Area, int Class, List<List<SKPoint>> Rings, List<TextLines> Label, SKPoint At)> _areas = [];

    /// <param name="map">The map.</param>
    /// <param name="type">Measures text.</param>
    /// <param name="width">The most width.</param>
    /// <param name="height">The most height.</param>
    public AreaDrawing(BoundaryMap map, Typesetter type, float width, float height)
    {
        _type = type;
        _projection = new Projection([.. map.Areas.SelectMany(area => area.Rings).SelectMany(ring => ring)], width, height);
        var known = map.Areas.Where(area => area.Incidents is not null).Select(area => area.Name);
        var names = TileLabels.Of(known, 1, line => type.Set(line, Name, float.MaxValue).Width <= ShortName);
        foreach (var area in map.Areas) Lay(area, map.Scale, names);
    }

    public float Width => _projection.Width;

    public float Height => _projection.Height;

    public void Draw(SKCanvas canvas, float x, float y)
    {
        canvas.Save();
        canvas.Translate(x, y);
        using var edge = new SKPaint { Color = Look.Grey, IsStroke = true, StrokeWidth = 0.4f, StrokeJoin = SKStrokeJoin.Round, IsAntialias = true };
        foreach (var (area, of, rings, _, _) in _areas)
        {
            using var path = PathOf(rings);
            using var fill = new SKPaint { Color = MapColors.Fill(of), IsAntialias = true };
            canvas.DrawPath(path, fill);
            if (area.Incidents is null) Hatching.Draw(canvas, path);
            canvas.DrawPath(path, edge);
        }
        canvas.Restore();
        foreach (var (_, _, _, label, at) in _areas) DrawLabel(canvas, label, x + at.X, y + at.Y);
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

    private void Lay(MapArea area, MapScale scale, IReadOnlyDictionary<string, string[]> names)
    {
        var rings = area.Rings.Select(ring => Simplified.Of([.. ring.Select(_projection.Of)])).Where(ring => ring.Count >= 4).ToList();
        // Of an archipelago, what would be a dot is left out.
        var largest = rings.Select(Size).DefaultIfEmpty(0).Max();
        rings = [.. rings.Where(ring => Size(ring) >= Math.Min(LeastIsland, largest))];
        if (rings.Count == 0) return;
        var of = area.Incidents is { Value: { } number } ? scale.ClassOf((long)number) : -1;
        using var path = PathOf(rings);
        var (label, at) = area.Incidents is null ? ([], default) : Label(area, of, names[area.Name][0], new LabelRoom(path, rings));
        _areas.Add((area, of, rings, label, at));
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

    private static SKPath PathOf(List<List<SKPoint>> rings)
    {
        var path = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var ring in rings) path.AddPoly([.. ring.SkipLast(1)], close: true);
        return path;
    }

    // Twice the area inside is what the cross products add up to.
    private static float Size(List<SKPoint> ring) => Math.Abs(ring.Zip(ring.Skip(1), (a, b) => a.X * b.Y - b.X * a.Y).Sum()) / 2;
}
