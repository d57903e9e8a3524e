using System.Text;

namespace Reporting.Import;

/// <summary>Turns a text of several lines into one line.</summary>
internal static class TextLine
{
    /// <summary>The text trimmed, each run of white space and control characters one space; the same span where nothing is to be done.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBreak(text[i]) && (text[i] != ' ' || IsBreak(text[i + 1]))) return Collapse(text);
        }
        return text;
    }

    private static string Collapse(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsBreak(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
