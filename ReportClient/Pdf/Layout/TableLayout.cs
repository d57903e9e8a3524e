using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>Tables: text from the left, numbers from the right, small bars in cells; a row is never broken.</summary>
internal sealed class TableLayout(Typesetter type, float width)
{
    private const float Gap = 9;
    private const float Roomy = 2.8f;
    private const float Close = 1.7f;
    private const int WholeUpTo = 6;

    // A table of more rows than a page holds is set closer, so that it takes no page more than it must.
    private const int RoomyUpTo = 48;

    public IEnumerable<Piece> Lay(Table table, Element? into = null)
    {
        var widths = Widths(table.Columns);
        var element = into?.Add(ElementKind.Table);
        yield return Head(table, widths, element?.Add(ElementKind.TR));
        // A head that is repeated says nothing new, so it is not tagged.
        var head = Head(table, widths, null);
        var pad = table.Rows.Length <= RoomyUpTo ? Roomy : Close;
        for (var i = 0; i < table.Rows.Length; i++)
        {
            yield return Row(table, i, widths, pad, element?.Add(ElementKind.TR)) with
            {
                Repeat = head,
                // No row stands alone at the foot or at the head of a page, and a small table stays whole.
                KeepWithNext = table.Rows.Length <= WholeUpTo || i == 0 || i >= table.Rows.Length - 2,
            };
        }
        yield return new TextLayout(type, width).Note(table.Note, into);
    }

    private float[] Widths(ImmutableArray<TableColumn> columns)
    {
        var all = columns.Sum(column => column.Weight);
        var room = width - Gap * (columns.Length - 1);
        return [.. columns.Select(column => (float)(column.Weight / all) * room)];
    }

    private Piece Head(Table table, float[] widths, Element? row)
    {
        var cells = table.Columns.Select((column, i) => type.Set(column.Title, Look.CellHead, widths[i])).ToList();
        var height = cells.Max(cell => cell.Height);
        return new Piece(height + 7, (canvas, x, y) =>
        {
            var at = x;
            for (var i = 0; i < cells.Count; i++)
            {
                var side = table.Columns[i].Kind is ColumnKind.Number ? Side.Right : Side.Left;
                cells[i].Draw(canvas, at, y + height - cells[i].Height, widths[i], side, row?.AddHeading("Column"));
                at += widths[i] + Gap;
            }
            using var line = new SKPaint { Color = type.Colors.Of(Look.Ink), StrokeWidth = 0.9f };
            canvas.DrawLine(x, y + height + 3.5f, x + width, y + height + 3.5f, line);
        })
        {
            SpaceBefore = 4,
            KeepWithNext = true,
        };
    }

    private Piece Row(Table table, int index, float[] widths, float pad, Element? element)
    {
        var row = table.Rows[index];
        var style = row.Kind switch { RowKind.Total => Look.CellStrong, RowKind.Rest => Look.Cell.In(Look.Grey), _ => Look.Cell };
        var cells = row.Cells.Select((cell, i) => (Cell: cell, Column: table.Columns[i], Width: widths[i], Lines: type.Set(cell.Text, style, widths[i]))).ToList();
        var height = cells.Max(cell => cell.Lines.Height) + 2 * pad;
        return new Piece(height, (canvas, x, y) =>
        {
            Ground(canvas, x, y, height, row.Kind, index);
            for (var i = 0; i < cells.Count; i++)
            {
                var (cell, column, cellWidth, lines) = cells[i];
                // The first cell of a row says whose row it is.
                var box = i == 0 ? element?.AddHeading("Row") : element?.Add(ElementKind.TD);
                if (!cell.Trend.IsDefaultOrEmpty) DrawTrend(canvas, SKRect.Create(x, y + 3.2f, cellWidth, FirstLine(cells[0].Lines, pad) - 6.4f), cell.Trend, column.Title, box);
                if (column.Kind == ColumnKind.Bar) DrawBar(canvas, x, y, cellWidth, pad, cell.Share, lines, row.Kind, box);
                else lines.Draw(canvas, x, y + pad, cellWidth, column.Kind == ColumnKind.Number ? Side.Right : Side.Left, box);
                x += cellWidth + Gap;
            }
        });
    }

    // Small bars stand beside the first line, also in a row of several.
    private static float FirstLine(TextLines lines, float pad) => 2 * pad + (lines.Lines.Count == 0 ? Look.Cell.LineHeight : lines.Lines[0].Height);

    private void Ground(SKCanvas canvas, float x, float y, float height, RowKind kind, int index)
    {
        using var paint = new SKPaint { Color = Look.Tint };
        if (index % 2 == 1 && kind != RowKind.Total) canvas.DrawRect(x - 4, y, width + 8, height, paint);
        if (kind != RowKind.Total) return;
        paint.Color = type.Colors.Of(Look.Ink);
        paint.StrokeWidth = 0.9f;
        canvas.DrawLine(x, y, x + width, y, paint);
    }

    private void DrawTrend(SKCanvas canvas, SKRect box, ImmutableArray<long> values, string title, Element? cell)
    {
        using (cell?.AddFigure(PageWords.Trend(title, values)).Begin(canvas, box)) Sparkline.Draw(canvas, box, values, type.Colors);
    }

    // The number stands at the left, right-aligned in its own small column; the bar grows beside it and says nothing that the number does not.
    private void DrawBar(SKCanvas canvas, float x, float y, float width, float pad, double? share, TextLines number, RowKind kind, Element? cell)
    {
        const float numberWidth = 24;
        number.Draw(canvas, x, y + pad, numberWidth, Side.Right, cell);
        if (share is not > 0) return;
        using var paint = new SKPaint { Color = type.Colors.Of(kind == RowKind.Rest ? Look.Rest : Look.Accent) };
        canvas.DrawRect(x + numberWidth + 5, y + FirstLine(number, pad) / 2 - 2.6f, Math.Max(1.2f, (float)share.Value * (width - numberWidth - 5)), 5.2f, paint);
    }
}
