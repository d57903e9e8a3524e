using Reporting.Briefs.Maps;
using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Puts degrees on paper: equirectangular, narrowed by the cosine of the middle latitude, north up.</summary>
internal sealed class Projection
{
    // A map from pole to pole has to end somewhere: what is so narrow would be endlessly far north.
    private const double LeastNarrowing = 0.2;

    private readonly double _west;
    private readonly double _north;
    private readonly double _narrow;
    private readonly double _scale;

    /// <param name="points">Everything that is to be drawn; at least one point.</param>
    /// <param name="width">The most width, in points of the page.</param>
    /// <param name="height">The most height.</param>
    public Projection(IReadOnlyCollection<Degrees> points, float width, float height)
    {
        var (south, east) = (points.Min(point => point.North), points.Max(point => point.East));
        (_west, _north) = (points.Min(point => point.East), points.Max(point => point.North));
        _narrow = Math.Max(LeastNarrowing, Math.Round(Math.Cos((_north + south) / 2 * Math.PI / 180), 4));
        var (wide, high) = (Math.Max((east - _west) * _narrow, 1e-6), Math.Max(_north - south, 1e-6));
        _scale = Math.Min(width / wide, height / high);
        (Width, Height) = ((float)(wide * _scale), (float)(high * _scale));
    }

    /// <summary>The width of what is drawn.</summary>
    public float Width { get; }

    /// <summary>The height of what is drawn.</summary>
    public float Height { get; }

    /// <summary>A point on the page, from the upper left corner of the map.</summary>
    public SKPoint Of(Degrees point) => new((float)((point.East - _west) * _narrow * _scale), (float)((_north - point.North) * _scale));
}
