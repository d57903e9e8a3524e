using Reporting.Briefs;
using Reporting.Pdf.Layout.Maps;

namespace Reporting.Pdf.Layout;

/// <summary>Turns a brief into pieces, in reading order.</summary>
internal sealed class BriefLayout(Typesetter type, PageFormat format)
{
    private readonly TextLayout _text = new(type, format.ContentWidth);
    private readonly KeyFigureLayout _keyFigures = new(type, format.ContentWidth);
    private readonly ChartLayout _charts = new(type, format.ContentWidth);
    private readonly PlaceChartLayout _placeCharts = new(type, format.ContentWidth);
    private readonly MapLayout _maps = new(type, format.ContentWidth);
    private readonly TableLayout _tables = new(type, format.ContentWidth);
    private readonly IncidentLayout _incidents = new(type, format.ContentWidth);

    public IReadOnlyList<Piece> Lay(Brief brief)
    {
        List<Piece> pieces = [.. PublisherLayout.Lay(brief.Look, type, format.ContentWidth), MastheadLayout.Lay(brief.Masthead, type, format)];
        foreach (var section in brief.Sections)
        {
            pieces.Add(_text.Heading(section));
            for (var i = 0; i < section.Blocks.Length; i++)
            {
                if (section.Blocks[i] is BarChart left && i + 1 < section.Blocks.Length && section.Blocks[i + 1] is BarChart right)
                {
                    pieces.Add(_charts.Bars([left, right]));
                    i++;
                }
                else pieces.AddRange(Lay(section.Blocks[i]));
            }
        }
        if (type.HasTransliterated)
            pieces.Add(_text.Note(Prose.Words("Names in a script that neither this file’s font nor this machine’s fonts have are written in Latin letters, letter by letter.")));
        return pieces;
    }

    private IEnumerable<Piece> Lay(Block block) => block switch
    {
        Paragraph paragraph => [_text.Paragraph(paragraph.Text)],
        Takeaways takeaways => _text.Takeaways(takeaways),
        KeyFigures figures => _keyFigures.Lay(figures),
        TrendChart trend => [_charts.Trend(trend)],
        BarChart bars => [_charts.Bars([bars])],
        SmallMultiples places => [_placeCharts.Multiples(places)],
        HeatMap map => [_placeCharts.Heat(map)],
        TileMap map => [_maps.Tiles(map)],
        BoundaryMap map => [_maps.Areas(map)],
        Table table => _tables.Lay(table),
        IncidentList incidents => _incidents.Lay(incidents),
        Notes notes => _text.Notes(notes, format.ContentBottom - PageFormat.Top - 60),
        _ => throw new NotSupportedException($"This writer does not know the block '{block.GetType().Name}'."),
    };
}
