using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Html.Svg;

namespace Reporting.Html;

/// <summary>Writes a table: each row is named by its first cell, and small bars stand in cells.</summary>
internal static class HtmlTable
{
    private const double BarWidth = 64;

    /// <param name="html">The page.</param>
    /// <param name="table">The table.</param>
    /// <param name="title">The id of the heading that it stands under.</param>
    public static void Write(MarkupText html, Table table, string title)
    {
        var note = table.Id + ".note";
        html.Open("div", ("class", "scroll")).Open("table", ("id", table.Id), ("aria-labelledby", title), ("aria-describedby", note)).Line();
        html.Open("thead").Open("tr");
        foreach (var column in table.Columns) html.Element("th", column.Title, ("scope", "col"), ("class", Class(column.Kind)));
        html.Close("tr").Close("thead").Line().Open("tbody").Line();
        foreach (var row in table.Rows) Row(html, row, table.Columns);
        html.Close("tbody").Close("table").Close("div").Line();
        html.Element("p", table.Note, ("id", note), ("class", "note")).Line();
    }

    private static void Row(MarkupText html, TableRow row, ImmutableArray<TableColumn> columns)
    {
        html.Open("tr", ("class", row.Kind switch { RowKind.Total => "total", RowKind.Rest => "rest", _ => "plain" }));
        for (var i = 0; i < columns.Length; i++)
        {
            var (cell, column) = (row.Cells[i], columns[i]);
            if (i == 0) html.Open("th", ("scope", "row"));
            else html.Open("td", ("class", Class(column.Kind)));
            html.Prose(cell.Text);
            if (column.Kind == ColumnKind.Bar) Bar(html, cell.Share, row.Kind);
            if (!cell.Trend.IsDefaultOrEmpty) SparklineSvg.Write(html, cell.Trend, column.Title);
            html.Close(i == 0 ? "th" : "td");
        }
        html.Close("tr").Line();
    }

    private static string Class(ColumnKind kind) => kind switch { ColumnKind.Number => "n", ColumnKind.Bar => "bar", ColumnKind.Trend => "trend", _ => "t" };

    // The number beside it says the same to those who cannot see it.
    private static void Bar(MarkupText html, double? share, RowKind kind)
    {
        if (share is not > 0) return;
        html.Open("svg", ("width", MarkupText.Number(BarWidth)), ("height", "7"), ("aria-hidden", "true"));
        html.Shape("rect", ("width", MarkupText.Number(Math.Max(1.5, share.Value * BarWidth))), ("height", "7"), ("fill", html.Tone(kind == RowKind.Rest ? Pdf.Look.Rest : Pdf.Look.Accent)));
        html.Close("svg");
    }
}
