using System.Collections.Immutable;

namespace Reporting.Briefs.Data;

/// <summary>A table of a brief as data: the numbers behind what is printed.</summary>
/// <remarks>Each number is that of a registered figure; what is not reported has none. Small bars are drawings, and no data.</remarks>
/// <param name="Id">The table's name, the same in every edition: <c>places.table</c>.</param>
/// <param name="Section">The heading of the section that it stands in.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with as many values as there are columns.</param>
/// <param name="Note">What must be known to read it, and the source of the data.</param>
internal sealed record TableData(string Id, string Section, ImmutableArray<DataColumn> Columns, ImmutableArray<DataRow> Rows, string Note)
{
    private const string Dash = "–";

    /// <summary>The name of its file, without an ending: <c>places</c>.</summary>
    public string FileName => Id.EndsWith(".table", StringComparison.Ordinal) ? Id[..^".table".Length] : Id;

    /// <summary>Whether its rows have days of their own; otherwise they are about the week of the brief.</summary>
    public bool HasDays => Columns.Any(column => column.Part is DataPart.FirstDay or DataPart.LastDay);

    /// <summary>Every table of a brief, in reading order.</summary>
    public static ImmutableArray<TableData> Of(Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        var figures = brief.Figures.Figures.ToDictionary(figure => figure.Id, StringComparer.Ordinal);
        return [.. brief.Sections.SelectMany(section => section.Blocks.OfType<Table>().Select(table => Of(table, section.Title, figures)))];
    }

    private static TableData Of(Table table, string section, Dictionary<string, PrintedFigure> figures) => new(
        table.Id,
        section,
        [.. table.Columns.SelectMany(column => column.Data)],
        [.. table.Rows.Select(row => new DataRow(row.Kind, [.. table.Columns.SelectMany((column, i) => column.Data.Select(data => Value(row.Cells[i], column.Kind, data, figures)))]))],
        table.Note.ToString());

    private static DataValue Value(TableCell cell, ColumnKind kind, DataColumn column, Dictionary<string, PrintedFigure> figures) => column.Part switch
    {
        DataPart.Cell when kind != ColumnKind.Text => new DataValue { Number = cell.Text.ToString() == Dash ? column.Dash : Figure(cell, figures, id => !IsLow(id) && !IsHigh(id)) },
        DataPart.Low => new DataValue { Number = Figure(cell, figures, IsLow) },
        DataPart.High => new DataValue { Number = Figure(cell, figures, IsHigh) },
        DataPart.FirstDay => new DataValue { Day = cell.Days?.Since },
        DataPart.LastDay => new DataValue { Day = cell.Days?.Until },
        _ => new DataValue { Text = cell.Text.IsEmpty ? null : cell.Text.ToString() },
    };

    private static decimal? Figure(TableCell cell, Dictionary<string, PrintedFigure> figures, Func<string, bool> isIt) =>
        cell.Text.Runs.FirstOrDefault(run => run.FigureId is { } id && isIt(id)) is { FigureId: { } found } ? figures[found].Value : null;

    private static bool IsLow(string id) => id.EndsWith(".low", StringComparison.Ordinal);

    private static bool IsHigh(string id) => id.EndsWith(".high", StringComparison.Ordinal);
}

/// <summary>A row of data.</summary>
/// <param name="Kind">What it is: whoever adds up leaves out the total.</param>
/// <param name="Values">Its values.</param>
internal sealed record DataRow(RowKind Kind, ImmutableArray<DataValue> Values);

/// <summary>A value: one of a text, a number and a day; nothing where it is not reported or not printed.</summary>
internal readonly record struct DataValue
{
    public string? Text { get; init; }

    public decimal? Number { get; init; }

    public DateOnly? Day { get; init; }
}
