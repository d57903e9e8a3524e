using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Takes from a ring the points that nobody sees on paper.</summary>
internal static class Simplified
{
    /// <summary>How far a line may stray, in points of the page: less than the boundary is thick.</summary>
    public const float Tolerance = 0.3f;

    /// <summary>The ring with fewer points (Douglas and Peucker 1973, from two points far apart); closed, as it was.</summary>
    public static List<SKPoint> Of(IReadOnlyList<SKPoint> ring)
    {
        // From the same corner whichever way a neighbour goes around.
        var start = Enumerable.Range(0, ring.Count - 1).MinBy(i => (ring[i].X, ring[i].Y));
        var open = Enumerable.Range(0, ring.Count - 1).Select(i => ring[(start + i) % (ring.Count - 1)]).ToList();
        open.Add(open[0]);
        var far = Enumerable.Range(0, open.Count).MaxBy(i => SKPoint.DistanceSquared(open[0], open[i]));
        var kept = new bool[open.Count];
        kept[0] = kept[far] = kept[^1] = true;
        var parts = new Stack<(int First, int Last)>([(0, far), (far, open.Count - 1)]);
        while (parts.TryPop(out var part))
        {
            var (at, distance) = Farthest(open, part.First, part.Last);
            if (distance <= Tolerance) continue;
            kept[at] = true;
            parts.Push((part.First, at));
            parts.Push((at, part.Last));
        }
        return [.. open.Where((_, i) => kept[i])];
    }

    private static (int At, float Distance) Farthest(List<SKPoint> points, int first, int last)
    {
        var (at, most) = (first, 0f);
        for (var i = first + 1; i < last; i++)
            if (Distance(points[i], points[first], points[last]) is var distance && distance > most) (at, most) = (i, distance);
        return (at, most);
    }

    // From a point to a stretch.
    private static float Distance(SKPoint point, SKPoint from, SKPoint to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = dx * dx + dy * dy;
        var share = length == 0 ? 0 : Math.Clamp(((point.X - from.X) * dx + (point.Y - from.Y) * dy) / length, 0, 1);
        return SKPoint.Distance(point, new SKPoint(from.X + share * dx, from.Y + share * dy));
    }
}
