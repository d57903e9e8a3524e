using System.Collections.Immutable;
using Reporting.Briefs;

namespace Reporting.Html.Svg;

/// <summary>Draws charts as SVG. Here a kind of chart is added.</summary>
internal static class ChartSvg
{
    /// <summary>The pictures of a chart, side by side; none of a kind that is not drawn as SVG, whose title, finding and note say what there is to say.</summary>
    public static ImmutableArray<SvgPicture> Of(Chart chart) => chart switch
    {
        TrendChart trend => TrendSvg.Panels(trend),
        BarChart bars => [BarsSvg.Picture(bars)],
        _ => [],
    };
}
