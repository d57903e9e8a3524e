using Reporting.Briefs;
using Reporting.Pdf.Layout.Maps;

namespace Reporting.Pdf.Layout;

/// <summary>A chart as a piece of a page of its own, whatever its kind: for files of charts, and for pages that are not laid out by <see cref="BriefLayout"/>.</summary>
internal static class ChartPieces
{
    /// <summary>The piece, and how much of the width it takes; null for a kind of chart that is not drawn.</summary>
    public static (Piece Piece, float Width)? Of(Chart chart, Typesetter type, float width)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var (layout, places, maps) = (new ChartLayout(type, width), new PlaceChartLayout(type, width), new MapLayout(type, width));
        // Here a kind of chart is added: its piece, and how much of the width it takes.
        return chart switch
        {
            TrendChart trend => (layout.Trend(trend), width),
            BarChart bars => (layout.Bars([bars]), layout.HalfWidth),
            SmallMultiples small => (places.Multiples(small), width),
            HeatMap heat => (places.Heat(heat), width),
            TileMap map => (maps.Tiles(map), width),
            BoundaryMap map => (maps.Areas(map), width),
            _ => null,
        };
    }
}
