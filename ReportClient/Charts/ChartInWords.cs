using Reporting.Briefs;
using Reporting.Tallies;

namespace Reporting.Charts;

/// <summary>A chart for readers who do not see it: what it is, what it says, and the numbers that stand nowhere else on the page.</summary>
internal static class ChartInWords
{
    /// <summary>The chart in words.</summary>
    public static string Of(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var said = $"{Kind(chart)}: {chart.Title}. {chart.Finding}";
        return Numbers(chart).ToList() is { Count: > 0 } numbers ? $"{said} {string.Join("; ", numbers)}." : said;
    }

    private static string Kind(Chart chart) => chart switch
    {
        BarChart => "Bar chart",
        TrendChart trend => $"Column chart by {(trend.Panels[0].Points[0].Step.Unit == Step.Month ? "month" : "week")}",
        SmallMultiples => "A small chart for each place",
        HeatMap => "Heat map",
        PlaceMap => "Map",
        _ => "Chart",
    };

    // Those of a map are in the table of places, those of a trend in the figures beside the brief.
    private static IEnumerable<string> Numbers(Chart chart) => chart switch
    {
        BarChart bars => bars.Bars.Select(bar => $"{bar.Label}: {bar.Value.Text}"),
        SmallMultiples places => [.. places.Charts.Select(one => $"{one.Name}: {one.Total.Text}"), $"Most in one of them: {places.Most.Text}"],
        HeatMap map => map.Rows.Select(row => $"{row.Name}: {row.Total.Text}"),
        _ => [],
    };
}
