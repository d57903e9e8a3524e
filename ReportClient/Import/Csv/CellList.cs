using System.Text;

namespace Reporting.Import;

/// <summary>The notation of several entries in one CSV cell: <c>killed|militants|~multiple|ISAF; killed|militants|8|Xinhua</c>.</summary>
/// <remarks>
/// Entries are parted by <c>;</c>, parts by <c>|</c>, white space around a part does not count, and an empty part is not given. In a part
/// <c>\\ \; \|</c> stand for themselves, <c>\n \r \t</c> for line breaks and tabs, <c>\s</c> for a space at an end. Reading what was written gives the same parts.
/// </remarks>
internal static class CellList
{
    private const string Blank = " \t\r\n";

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

    /// <summary>Reads entries, each with exactly <paramref name="parts"/> parts of which those not given are null.</summary>
    public static List<string?[]> Read(RowCheck check, string field, ReadOnlySpan<char> cell, int parts)
    {
        var entries = new List<string?[]>();
        var entry = new string?[parts];
        var (count, any, start) = (0, false, 0);
        for (var i = 0; i <= cell.Length && !check.Failed; i++)
        {
            if (i < cell.Length && cell[i] == '\\')
            {
                i++;
                continue;
            }
            if (i < cell.Length && cell[i] is not ('|' or ';')) continue;
            var part = ReadPart(check, field, cell[start..Math.Min(i, cell.Length)]);
            if (count < parts) entry[count] = part;
            else if (part is not null) check.Fail(RejectReason.WrongFieldCount, field, cell, $"Entry {entries.Count + 1} has more than {parts} parts; write \\| for a bar in a text.");
            (count, any, start) = (count + 1, any || part is not null, i + 1);
            if (i < cell.Length && cell[i] == '|') continue;
            if (any) entries.Add(entry);
            (entry, count, any) = (new string?[parts], 0, false);
        }
        return entries;
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

    private static string? ReadPart(RowCheck check, string field, ReadOnlySpan<char> part)
    {
        part = part.Trim(Blank);
        if (part.IsEmpty) return null;
        if (!part.Contains('\\')) return part.ToString();
        var text = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] != '\\')
            {
                text.Append(part[i]);
                continue;
            }
            var escaped = i + 1 < part.Length ? part[++i] : ' ';
            text.Append(escaped switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 's' => ' ', _ => escaped });
            if (escaped is not ('\\' or '|' or ';' or 'n' or 'r' or 't' or 's'))
                check.Fail(RejectReason.BadText, field, part, "Behind \\ stands one of \\ | ; n r t s; write \\\\ for the sign itself.");
        }
        return text.ToString();
    }
}
