using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Briefs.Maps;

/// <summary>A place, and where its incidents lie on average.</summary>
/// <param name="Place">The place.</param>
/// <param name="At">The mean of the coordinates of its incidents, to a millionth of a degree.</param>
internal sealed record PlacePoint(PlaceKey Place, Degrees At);

/// <summary>Works out where places lie from the coordinates of the incidents that count in them.</summary>
internal static class PlacePoints
{
    private const double Millionths = 1_000_000;

    /// <summary>Each place of a level that has an incident with coordinates, sorted by key. The order of the incidents does not matter.</summary>
    public static ImmutableArray<PlacePoint> Of(IEnumerable<Incident> incidents, PlaceLevel level)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        var sums = new SortedDictionary<PlaceKey, Sum>();
        foreach (var place in incidents.Select(incident => incident.Place))
        {
            if (place is not { Latitude: { } north, Longitude: { } east } || !(Math.Abs(north) <= 90 && Math.Abs(east) <= 180)) continue;
            var key = place.CountsIn.At(level);
            if (key.IsDefault) continue;
            if (!sums.TryGetValue(key, out var sum)) sums[key] = sum = new Sum();
            sum.Add(east, north);
        }
        return Unbroken([.. sums.Select(sum => new PlacePoint(sum.Key, sum.Value.Mean))]);
    }

    // The map is cut where the widest stretch without a place is, so that neighbours over the date line stay neighbours.
    private static ImmutableArray<PlacePoint> Unbroken(ImmutableArray<PlacePoint> points)
    {
        var cut = DateLine.Cut(points.Select(point => point.At.East));
        return [.. points.Select(point => point with { At = point.At with { East = DateLine.Beyond(point.At.East, cut) } })];
    }

    // Whole millionths add up to the same sum in any order.
    private sealed class Sum
    {
        private long _count;
        private long _north;
        private long _east;
        private long _eastFromZero;
        private double _least = 180;
        private double _most = -180;

        public void Add(double east, double north)
        {
            _count++;
            _north += (long)Math.Round(north * Millionths);
            _east += (long)Math.Round(east * Millionths);
            _eastFromZero += (long)Math.Round((east < 0 ? east + 360 : east) * Millionths);
            (_least, _most) = (Math.Min(_least, east), Math.Max(_most, east));
        }

        // A place more than half around the earth lies over the date line.
        public Degrees Mean
        {
            get
            {
                var east = (_most - _least > 180 ? _eastFromZero : _east) / _count / Millionths;
                return new Degrees(east > 180 ? east - 360 : east, _north / _count / Millionths);
            }
        }
    }
}
