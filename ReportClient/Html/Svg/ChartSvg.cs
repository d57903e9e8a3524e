using System.Collections.Immutable;
using Reporting.Briefs;

namespace Reporting.Html.Svg;

/// <summary>Draws charts as SVG. Here a kind of chart is added.</summary>
internal static class ChartSvg
{
    /// <summary>The pictures of a chart, side by side; none of a kind that is not known here, whose title, finding and note say what there is to say.</summary>
    public static ImmutableArray<SvgPicture> Of(Chart chart) => chart switch
    {
        TrendChart trend => TrendSvg.Panels(trend),
        BarChart bars => [BarsSvg.Picture(bars)],
        SmallMultiples places => [MultiplesSvg.Picture(places)],
        HeatMap map => [HeatSvg.Picture(map)],
        TileMap map => [TilesSvg.Picture(map)],
        BoundaryMap map => [AreasSvg.Picture(map)],
        _ => [],
    };
}
