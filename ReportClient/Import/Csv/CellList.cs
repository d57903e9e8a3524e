using System.Text;

namespace Reporting.Import;

/// <summary>The notation of several entries in one CSV cell: <c>killed|militants|~multiple|ISAF; killed|militants|8|Xinhua</c>.</summary>
/// <remarks>
/// Entries are parted by <c>;</c>, parts by <c>|</c>, white space around a part does not count, and an empty part is not given. In a part
/// <c>\\ \; \|</c> stand for themselves, <c>\n \r \t</c> for line breaks and tabs, <c>\s</c> for a space at an end. <see cref="CellEntries"/> reads
/// what was written and gives the same parts.
/// </remarks>
internal static class CellList
{
    /// <summary>Writes entries; a null part is left empty, and empty parts at an entry's end are left out.</summary>
    public static string Write(IEnumerable<string?[]> entries)
    {
        var cell = new StringBuilder();
        foreach (var parts in entries)
        {
            if (cell.Length > 0) cell.Append("; ");
            var count = parts.Length;
            while (count > 1 && string.IsNullOrEmpty(parts[count - 1])) count--;
            for (var i = 0; i < count; i++)
            {
                if (i > 0) cell.Append('|');
                WritePart(cell, parts[i] ?? "");
            }
        }
        return cell.ToString();
    }

    private static void WritePart(StringBuilder cell, string part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            _ = part[i] switch
            {
                '\\' or '|' or ';' => cell.Append('\\').Append(part[i]),
                '\n' => cell.Append("\\n"),
                '\r' => cell.Append("\\r"),
                '\t' => cell.Append("\\t"),
                ' ' when i == 0 || i == part.Length - 1 => cell.Append("\\s"),
                var c => cell.Append(c),
            };
        }
    }
}
