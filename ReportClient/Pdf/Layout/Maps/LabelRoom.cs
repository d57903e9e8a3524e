using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Finds where in an area a label has the most room.</summary>
internal sealed class LabelRoom
{
    private const int Steps = 22;
    private const float Step = 2;

    // More room than this looks no better: then the place nearest to the middle is taken.
    private const float Ample = 1.4f;

    private readonly List<SKPoint> _edge = [];
    private readonly List<SKPoint> _inside = [];

    /// <param name="path">The area.</param>
    /// <param name="rings">Its rings, each closed.</param>
    public LabelRoom(SKPath path, IReadOnlyList<List<SKPoint>> rings)
    {
        foreach (var ring in rings)
            for (var i = 1; i < ring.Count; i++) AddEdge(ring[i - 1], ring[i]);
        var box = Bounds(rings.MaxBy(ring => Bounds(ring) is var one ? one.Width * one.Height : 0)!);
        for (var row = 1; row < Steps; row++)
            for (var column = 1; column < Steps; column++)
                if (new SKPoint(box.Left + box.Width * column / Steps, box.Top + box.Height * row / Steps) is var point && path.Contains(point.X, point.Y)) _inside.Add(point);
        _inside = [.. _inside.OrderBy(point => SKPoint.DistanceSquared(point, new SKPoint(box.MidX, box.MidY)))];
    }

    /// <summary>The middle of a box of a size that lies inside, where it has the most room; null where none does.</summary>
    public SKPoint? For(float width, float height)
    {
        var (best, most) = ((SKPoint?)null, 1f);
        foreach (var point in _inside)
        {
            var room = Ample;
            foreach (var edge in _edge)
            {
                room = Math.Min(room, Math.Max(Math.Abs(edge.X - point.X) * 2 / width, Math.Abs(edge.Y - point.Y) * 2 / height));
                if (room <= most) break;
            }
            if (room > most) (best, most) = (point, room);
        }
        return best;
    }

    // Points along the line, so close that no line passes through a label between two of them.
    private void AddEdge(SKPoint from, SKPoint to)
    {
        var parts = Math.Max(1, (int)Math.Ceiling(SKPoint.Distance(from, to) / Step));
        for (var i = 0; i < parts; i++) _edge.Add(new SKPoint(from.X + (to.X - from.X) * i / parts, from.Y + (to.Y - from.Y) * i / parts));
    }

    private static SKRect Bounds(List<SKPoint> ring) => new(ring.Min(point => point.X), ring.Min(point => point.Y), ring.Max(point => point.X), ring.Max(point => point.Y));
}
