using System.Collections.Immutable;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Pdf;
using Reporting.Pdf.Layout;

namespace Reporting.QuestPdf.Layout;

/// <summary>Lays the sections and blocks of a brief, in reading order.</summary>
internal sealed class BlockLayout(TextSetter text, Typesetter charts, float width)
{
    // A heading stands above at least so much of its section.
    private const float LeastBelowHeading = 110;
    private const float BetweenCharts = 24;

    /// <summary>What the brief says of names in other scripts that were written in Latin letters so far; null where none were.</summary>
    /// <remarks>Charts get no font but the brief's own.</remarks>
    public string? InLatin => text.HasTransliterated ? PageWords.NamesInLatin : charts.HasTransliterated ? PageWords.ChartsInLatin : null;

    public void Lay(IContainer box, Section section) => box.PaddingTop(14).EnsureSpace(LeastBelowHeading).Section(section.Id).SemanticSection().Column(column =>
    {
        text.Set(column.Item().PaddingBottom(4).BorderTop(1.1f).BorderColor(text.Ink(Look.Night)).PaddingTop(5).SemanticHeader2(), section.Title, Look.Heading);
        for (var i = 0; i < section.Blocks.Length; i++)
        {
            // Two bar charts stand side by side.
            if (section.Blocks[i] is BarChart left && i + 1 < section.Blocks.Length && section.Blocks[i + 1] is BarChart right)
            {
                Bars(column.Item(), [left, right]);
                i++;
            }
            else Lay(column.Item(), section.Blocks[i]);
        }
    });

    private void Lay(IContainer box, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph: text.Set(box.PaddingTop(3), paragraph.Text, Look.Body, Look.Strong); break;
            case Takeaways takeaways: Takeaways(box, takeaways); break;
            case KeyFigures figures: KeyFigureLayout.Lay(box, figures, text); break;
            case TrendChart trend: Figure(box, trend); break;
            case BarChart bars: Bars(box, [bars]); break;
            case SmallMultiples places: Figure(box, places); break;
            case HeatMap map: Figure(box, map); break;
            case TileMap map: Figure(box, map); break;
            case BoundaryMap map: Figure(box, map); break;
            case Table table: TableLayout.Lay(box, table, text); break;
            case IncidentList incidents: IncidentLayout.Lay(box, incidents, text); break;
            case Notes notes: Notes(box, notes); break;
            default: throw new NotSupportedException($"This writer does not know the block '{block.GetType().Name}'.");
        }
    }

    private void Figure(IContainer box, Chart chart)
    {
        var (svg, height) = Drawing.Of(chart, charts, width);
        box.PaddingTop(8).PreventPageBreak().SemanticSection().Column(column =>
        {
            text.Set(column.Item().SemanticHeader3(), chart.Title, Look.ChartTitle);
            text.Set(column.Item(), chart.Finding, Look.Body with { Size = 8.4f }, Look.Strong with { Size = 8.4f });
            column.Item().SemanticFigure(InWords(chart)).Height(height).Svg(_ => svg);
            text.Set(column.Item().PaddingTop(3), chart.Note, Look.Small);
        });
    }

    // The names of panels are words in the picture here, so they are said with it.
    private static string InWords(Chart chart) => chart is TrendChart trend ? $"{ChartInWords.Of(chart)} {string.Join("; ", trend.Panels.Select(PageWords.Panel))}." : ChartInWords.Of(chart);

    private void Bars(IContainer box, ImmutableArray<BarChart> bars) => box.PreventPageBreak().Row(row =>
    {
        row.Spacing(BetweenCharts);
        foreach (var chart in bars) Figure(row.RelativeItem(), chart);
        if (bars.Length == 1) row.RelativeItem();
    });

    private void Takeaways(IContainer box, Takeaways takeaways) => box.SemanticList().Column(column =>
    {
        for (var i = 0; i < takeaways.Items.Length; i++)
        {
            var (item, size) = (takeaways.Items[i], i == 0 ? 12f : 9.8f);
            var (strong, plain) = (Look.Strong with { Size = size, Leading = 1.36f }, Look.Body with { Size = size, Leading = 1.36f });
            text.Set(column.Item().PaddingTop(i == 0 ? 1 : 6).PreventPageBreak().BorderLeft(4.2f).BorderColor(text.Ink(Look.Accent)).BorderAlignmentInside().PaddingLeft(15).SemanticListItem().SemanticListItemBody(),
                item.Lead.Runs.Select(run => (run, strong)).Concat(item.Rest.Runs.Select(run => (run, plain))));
        }
    });

    private void Notes(IContainer box, Notes notes) => box.PaddingTop(1).MultiColumn(columns =>
    {
        columns.Columns(2);
        columns.Spacing(22);
        columns.BalanceHeight();
        columns.Content().Column(column =>
        {
            column.Spacing(4);
            var (plain, label) = (Look.Small.In(Look.Ink) with { Size = 7.5f, Leading = 1.3f }, Look.SmallStrong.In(Look.Night) with { Size = 7.5f, Leading = 1.3f });
            foreach (var note in notes.Items) text.Set(column.Item(), note.Text.Runs.Select(run => (run, plain)).Prepend((new Run(note.Label + ". "), label)));
        });
    });
}
