using System.Buffers;
using System.Globalization;

namespace Reporting.Import;

/// <summary>One cell of a CSV file, quoted where needed, and never a formula when a spreadsheet opens it.</summary>
/// <remarks>
/// A text that a spreadsheet would run gets an apostrophe in front: one that begins with <c>= + - @</c>, plain or full-width, also behind white space,
/// quotation marks and marks that are not seen, or with a tab or a line break. So does one in which that stands behind apostrophes; <see cref="Unguard"/>
/// takes exactly one away again, so that each text comes back as it was.
/// </remarks>
internal static class CsvCell
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a text.</summary>
    public static void Write(TextWriter writer, string? text) => WriteQuoted(writer, Guard(text ?? ""));

    /// <summary>Writes a number or code, which is no formula even with a minus.</summary>
    public static void WritePlain(TextWriter writer, string? text) => WriteQuoted(writer, text ?? "");

    public static string Guard(string text) => IsGuarded(text) ? "'" + text : text;

    public static ReadOnlySpan<char> Unguard(ReadOnlySpan<char> text) => text.Length > 1 && text[0] == '\'' && IsGuarded(text) ? text[1..] : text;

    /// <summary>A row's cell as it was before it was written; empty where the column is missing.</summary>
    public static ReadOnlySpan<char> Of(CsvRows row, int ordinal) => ordinal < 0 ? default : Unguard(row.Field(ordinal));

    private static bool IsGuarded(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '\t' or '\r' or '\n') return true;
            if (c is not ('\'' or '"') && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format) return false;
        }
        return false;
    }

    private static void WriteQuoted(TextWriter writer, string text)
    {
        if (text.Length == 0) return;
        if (text.AsSpan().IndexOfAny(Special) < 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]))
        {
            writer.Write(text);
            return;
        }
        writer.Write('"');
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
