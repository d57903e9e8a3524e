using Spectre.Console;

namespace Reporting.Output;

/// <summary>A table of plain texts in the product's one look: no frame, a line under the headings, numbers to the right.</summary>
internal sealed class TableText
{
    private readonly Table _table = new Table { ShowRowSeparators = false }.Border(TableBorder.Simple);

    /// <summary>A column; numbers keep to the right.</summary>
    public TableText Column(string heading, bool number = false, bool keepsLines = false)
    {
        _table.AddColumn(new TableColumn(new Text(heading))
        {
            Alignment = number ? Justify.Right : Justify.Left,
            NoWrap = keepsLines,
            Padding = new Padding(0, 0, 2, 0),
        });
        return this;
    }

    /// <summary>A row, one text a column.</summary>
    public void Row(IEnumerable<string> cells) => _table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>Prints the table without the frame's empty lines.</summary>
    public string At(Screen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var lines = screen.Render(_table).Split('\n').ToList();
        while (lines.Count > 0 && lines[0].Length == 0) lines.RemoveAt(0);
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
