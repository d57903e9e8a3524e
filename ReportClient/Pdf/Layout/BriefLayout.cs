using Reporting.Briefs;
using Reporting.Pdf.Layout.Maps;
using Reporting.Pdf.Structure;

namespace Reporting.Pdf.Layout;

/// <summary>Turns a brief into pieces, in reading order.</summary>
/// <param name="type">Sets text.</param>
/// <param name="format">The paper.</param>
/// <param name="structure">What the pieces are tagged as; null where nothing is tagged.</param>
internal sealed class BriefLayout(Typesetter type, PageFormat format, Element? structure = null)
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
        List<Piece> pieces = [.. PublisherLayout.Lay(brief.Look, type, format.ContentWidth, structure), MastheadLayout.Lay(brief.Masthead, type, format, structure)];
        var part = structure;
        foreach (var section in brief.Sections)
        {
            part = structure?.Add(ElementKind.Sect);
            pieces.Add(_text.Heading(section, part));
            for (var i = 0; i < section.Blocks.Length; i++)
            {
                if (section.Blocks[i] is BarChart left && i + 1 < section.Blocks.Length && section.Blocks[i + 1] is BarChart right)
                {
                    pieces.Add(_charts.Bars([left, right], part));
                    i++;
                }
                // Below a heading a chart needs no white of its own.
                else pieces.AddRange(Lay(section.Blocks[i], part).Select(piece => i == 0 && section.Blocks[0] is Chart ? piece with { SpaceBefore = 0 } : piece));
            }
        }
        if (InLatin is { } said) pieces.Add(_text.Note(Prose.Words(said), part));
        return pieces;
    }

    // Known once everything is set: the last note of the method.
    private string? InLatin => type switch
    {
        { HasTransliterated: true } => PageWords.NamesInLatin,
        { HasTransliteratedCharts: true } => PageWords.ChartsInLatin,
        _ => null,
    };

    private IEnumerable<Piece> Lay(Block block, Element? into) => block switch
    {
        Paragraph paragraph => [_text.Paragraph(paragraph.Text, into)],
        Takeaways takeaways => _text.Takeaways(takeaways, into),
        KeyFigures figures => _keyFigures.Lay(figures, into),
        TrendChart trend => [_charts.Trend(trend, into)],
        BarChart bars => [_charts.Bars([bars], into)],
        SmallMultiples places => [_placeCharts.Multiples(places, into)],
        HeatMap map => [_placeCharts.Heat(map, into)],
        TileMap map => [_maps.Tiles(map, into)],
        BoundaryMap map => [_maps.Areas(map, into)],
        Table table => _tables.Lay(table, into),
        IncidentList incidents => _incidents.Lay(incidents, into),
        Notes notes => _text.Notes(notes, format.ContentBottom - PageFormat.Top - 60, into),
        _ => throw new NotSupportedException($"This writer does not know the block '{block.GetType().Name}'."),
    };
}
