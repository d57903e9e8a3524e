using System.Buffers;

namespace Reporting.Import;

/// <summary>One cell of a CSV file, quoted where needed, and never a formula when a spreadsheet opens it.</summary>
/// <remarks>
/// A text that a spreadsheet would run (it begins with <c>= + - @</c>, a tab or a line break) gets an apostrophe in front, and so does one that begins with
/// apostrophes and then such a sign; <see cref="Unguard"/> takes exactly one away again, so that each text comes back as it was.
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

    private static bool IsGuarded(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart('\'');
        return !rest.IsEmpty && rest[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n');
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
