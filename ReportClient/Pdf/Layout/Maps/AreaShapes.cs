using Reporting.Briefs;
using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>The areas of a map in their boundaries, as they lie on a page or in a picture, whoever draws them.</summary>
internal sealed class AreaShapes
{
    private const float LeastIsland = 0.6f;

    /// <param name="map">The map.</param>
    /// <param name="width">The most width.</param>
    /// <param name="height">The most height.</param>
    public AreaShapes(BoundaryMap map, float width, float height)
    {
        var projection = new Projection([.. map.Areas.SelectMany(area => area.Rings).SelectMany(ring => ring)], width, height);
        (Width, Height) = (projection.Width, projection.Height);
        Areas = [.. map.Areas.Select(area => Of(area, map, projection)).OfType<AreaShape>()];
    }

    /// <summary>The width of what is drawn.</summary>
    public float Width { get; }

    /// <summary>The height of what is drawn.</summary>
    public float Height { get; }

    /// <summary>The areas, in the order of the file; without those that would not be seen.</summary>
    public IReadOnlyList<AreaShape> Areas { get; }

    private static AreaShape? Of(MapArea area, BoundaryMap map, Projection projection)
    {
        var rings = area.Rings.Select(ring => Simplified.Of([.. ring.Select(projection.Of)])).Where(ring => ring.Count >= 4).ToList();
        // Of an archipelago, what would be a dot is left out.
        var largest = rings.Select(Size).DefaultIfEmpty(0).Max();
        rings = [.. rings.Where(ring => Size(ring) >= Math.Min(LeastIsland, largest))];
        return rings.Count == 0 ? null : new AreaShape(area, area.Incidents is { Value: { } number } ? map.Scale.ClassOf((long)number) : -1, rings);
    }

    // Twice the area inside is what the cross products add up to.
    private static float Size(List<SKPoint> ring) => Math.Abs(ring.Zip(ring.Skip(1), (a, b) => a.X * b.Y - b.X * a.Y).Sum()) / 2;
}

/// <summary>An area as it lies.</summary>
/// <param name="Area">What it is of.</param>
/// <param name="Class">The class of its number; -1 for none and for what is not known.</param>
/// <param name="Rings">Its rings, each closed, from the upper left corner of the map: what lies within an odd number of them is inside.</param>
internal sealed record AreaShape(MapArea Area, int Class, IReadOnlyList<List<SKPoint>> Rings)
{
    /// <summary>Its rings as a path.</summary>
    public SKPath Path()
    {
        var path = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var ring in Rings) path.AddPoly([.. ring.SkipLast(1)], close: true);
        return path;
    }
}
