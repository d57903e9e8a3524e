using Spectre.Console;

namespace Reporting.Output;

/// <summary>A table of plain texts in the product's one look: no frame, a line under the headings, numbers to the right.</summary>
/// <param name="headings">Whether there are headings and the line under them.</param>
internal sealed class TableText(bool headings = true)
{
    /// <summary>The spaces between two columns.</summary>
    public const int Gap = 2;

    private readonly Table _table = new Table { ShowHeaders = headings }.Border(headings ? TableBorder.Simple : TableBorder.None);

    /// <summary>A column; numbers keep to the right and are never broken.</summary>
    public TableText Column(string heading, bool number = false)
    {
        _table.AddColumn(new TableColumn(new Text(heading))
        {
            Alignment = number ? Justify.Right : Justify.Left,
            NoWrap = number,
            // A border between two columns takes one more.
            Padding = new Padding(0, 0, headings ? Gap - 1 : Gap, 0),
        });
        return this;
    }

    /// <summary>A row, one text a column.</summary>
    public void Row(IEnumerable<string> cells) => _table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>The table as text, without the empty lines and the first column of the frame.</summary>
    public string At(Screen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var edge = headings ? 1 : 0;
        var lines = Screen.Render(_table, screen.Width + edge).Split('\n').ToList();
        while (lines.Count > 0 && lines[0].Length == 0) lines.RemoveAt(0);
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return string.Concat(lines.Select(line => (line.Length > edge ? line[edge..].TrimEnd() : "") + "\n"));
    }
}
