using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Layout;
using SkiaSharp;
using TextStyle = Reporting.Pdf.TextStyle;

namespace Reporting.QuestPdf.Layout;

/// <summary>Tables: text from the left, numbers from the right, small bars in cells; the head is repeated and a row is never broken.</summary>
internal static class TableLayout
{
    private const float Gap = 9;
    private const float RowPad = 2.8f;
    private const float NumberOfBar = 28;
    private const int WholeUpTo = 6;

    public static void Lay(IContainer box, Table table, TextSetter text) => box.PaddingTop(4).Column(column =>
    {
        var item = table.Rows.Length <= WholeUpTo ? column.Item().PreventPageBreak() : column.Item();
        item.SemanticTable().Table(laid =>
        {
            laid.ColumnsDefinition(columns =>
            {
                foreach (var one in table.Columns) columns.RelativeColumn((float)one.Weight);
            });
            laid.Header(head =>
            {
                for (var i = 0; i < table.Columns.Length; i++)
                {
                    text.Set(Inner(head.Cell().BorderBottom(0.9f).BorderColor(text.Ink(Look.Ink)).PaddingBottom(3.5f).AlignBottom(), table, i), table.Columns[i].Title, Look.CellHead, SideOf(table.Columns[i]));
                }
            });
            for (var row = 0; row < table.Rows.Length; row++)
                for (var i = 0; i < table.Columns.Length; i++) Cell((i == 0 ? laid.Cell().AsSemanticHorizontalHeader() : laid.Cell()).ShowEntire(), table, row, i, text);
        });
        text.Set(column.Item().PaddingTop(5), table.Note, Look.Small);
    });

    private static void Cell(IContainer box, Table table, int index, int at, TextSetter text)
    {
        var (row, column) = (table.Rows[index], table.Columns[at]);
        var cell = row.Cells[at];
        if (row.Kind == RowKind.Total) box = box.BorderTop(0.9f).BorderColor(text.Ink(Look.Ink));
        else if (index % 2 == 1) box = box.Background(text.Ink(Look.Tint));
        box = Inner(box.PaddingVertical(RowPad), table, at);
        var style = row.Kind switch { RowKind.Total => Look.CellStrong, RowKind.Rest => Look.Cell.In(Look.Grey), _ => Look.Cell };
        if (!cell.Trend.IsDefaultOrEmpty) Trend(box, cell, column.Title, style, text);
        else if (column.Kind == ColumnKind.Bar) Bar(box, cell, row.Kind, style, text);
        // A cell of nothing would not be drawn, nor its ground.
        else text.Set(box, cell.Text.IsEmpty ? Prose.Words(" ") : cell.Text, style, SideOf(column));
    }

    private static void Trend(IContainer box, TableCell cell, string title, TextStyle style, TextSetter text) => box.Column(column =>
    {
        column.Item().SemanticFigure(PageWords.Trend(title, cell.Trend)).Draw(style.LineHeight, (canvas, area) => Sparkline.Draw(canvas, area, cell.Trend, text.Colors));
        if (!cell.Text.IsEmpty) text.Set(column.Item(), cell.Text, style);
    });

    // The number stands at the left, right-aligned in its own small column; the bar grows beside it and says nothing that the number does not.
    private static void Bar(IContainer box, TableCell cell, RowKind kind, TextStyle style, TextSetter text) => box.Row(row =>
    {
        row.Spacing(5);
        text.Set(row.ConstantItem(NumberOfBar), cell.Text.IsEmpty ? Prose.Words(" ") : cell.Text, style, Side.Right);
        row.RelativeItem().SemanticIgnore().Draw(style.LineHeight, (canvas, area) =>
        {
            if (cell.Share is not > 0) return;
            using var paint = new SKPaint { Color = text.Colors.Of(kind == RowKind.Rest ? Look.Rest : Look.Accent) };
            canvas.DrawRect(0, area.MidY - 2.6f, Math.Max(1.2f, (float)cell.Share.Value * area.Width), 5.2f, paint);
        });
    });

    private static IContainer Inner(IContainer box, Table table, int at) => at == table.Columns.Length - 1 ? box : box.PaddingRight(Gap);

    private static Side SideOf(TableColumn column) => column.Kind == ColumnKind.Number ? Side.Right : Side.Left;
}
