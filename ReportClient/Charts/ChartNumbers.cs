using Reporting.Briefs;

namespace Reporting.Charts;

/// <summary>The numbers of a chart of places in words, for readers who do not see it.</summary>
internal static class ChartNumbers
{
    /// <summary>Each number with what it is of, in the order of the chart; none of a chart of another kind, whose finding says them.</summary>
    public static IEnumerable<Fact> Of(Chart chart) => chart switch
    {
        SmallMultiples places => [.. places.Charts.Select(one => new Fact(one.Name, one.Total)), new Fact("Most in one of them", places.Most)],
        HeatMap map => map.Rows.Select(row => new Fact(row.Name, row.Total)),
        TileMap map => map.Tiles.Select(tile => new Fact(tile.Name, tile.Incidents)),
        BoundaryMap map => map.Areas.Where(area => area.Incidents is not null).Select(area => new Fact(area.Name, area.Incidents!)),
        _ => [],
    };
}
