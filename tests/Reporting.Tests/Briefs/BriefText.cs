using Reporting.Briefs;

namespace Reporting.Tests.Briefs;

/// <summary>All text of a brief, block by block.</summary>
internal static class BriefText
{
    public static IEnumerable<Prose> Of(Brief brief) =>
        brief.Masthead.Facts.Select(fact => fact.Text).Concat(brief.Sections.SelectMany(section => section.Blocks).SelectMany(Of));

    public static IEnumerable<Run> Runs(Brief brief) => Of(brief).SelectMany(prose => prose.Runs);

    public static T Block<T>(Brief brief) where T : Block => brief.Sections.SelectMany(section => section.Blocks).OfType<T>().First();

    public static Table Table(Brief brief, string id) => brief.Sections.SelectMany(section => section.Blocks).OfType<Table>().Single(table => table.Id == id);

    public static string Section(Brief brief, string id) => string.Join('\n', brief.Sections.Single(section => section.Id == id).Blocks.SelectMany(Of));

    private static IEnumerable<Prose> Of(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Takeaways takeaways => takeaways.Items.Select(item => item.Lead + item.Rest),
        KeyFigures figures => figures.Items.SelectMany(Of),
        TrendChart trend => [trend.Finding, trend.Note, .. trend.Panels.Where(panel => panel.Mean is not null).Select(panel => (Prose)panel.Mean!)],
        SmallMultiples places => [places.Finding, places.Note, places.Most, .. places.Charts.Select(chart => (Prose)chart.Total)],
        HeatMap map => [map.Finding, map.Note, .. map.Rows.Select(row => (Prose)row.Total)],
        BarChart bars => [bars.Finding, bars.Note, .. bars.Bars.Select(bar => (Prose)bar.Value)],
        TileMap map => [map.Finding, map.Note, .. map.Tiles.Select(tile => (Prose)tile.Incidents)],
        BoundaryMap map => [map.Finding, map.Note, .. map.Areas.Select(area => area.Incidents).OfType<PrintedFigure>().Select(figure => (Prose)figure)],
        Table table => [.. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text), table.Note],
        IncidentList list => [.. list.Items.SelectMany(Of), list.Note],
        Notes notes => notes.Items.Select(note => note.Text),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static IEnumerable<Prose> Of(KeyFigure figure) =>
        [figure.Value, figure.Range, figure.Reported, figure.Unquantified, .. figure.Comparisons.Select(fact => fact.Text)];

    private static IEnumerable<Prose> Of(NotableIncident incident) =>
        [.. incident.Reasons, incident.When, incident.Where, incident.What, incident.Summary, .. incident.Figures, incident.Sources];
}
