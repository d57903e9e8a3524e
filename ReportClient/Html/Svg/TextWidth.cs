namespace Reporting.Html.Svg;

/// <summary>How wide a text is in a font that is not known: rather too wide than too narrow.</summary>
internal static class TextWidth
{
    /// <summary>The width of a text of a size, in the unit of the size.</summary>
    public static double Of(string text, double size)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sum = 0.0;
        foreach (var rune in text.EnumerateRunes()) sum += Share(rune.Value);
        return sum * size;
    }

    /// <summary>A text on one line that fits a width; one that is longer ends with dots.</summary>
    public static string Line(string text, double size, double width) => Of(text, size) <= width ? text : Lines(text, size, width - Of(" …", size))[0] + " …";

    /// <summary>A text in lines that fit a width, broken at spaces, and inside a word where it alone is too wide.</summary>
    public static List<string> Lines(string text, double size, double width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Of(longer, size) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            line = "";
            foreach (var rune in word.EnumerateRunes())
            {
                if (line.Length > 0 && Of(line + rune, size) > width)
                {
                    lines.Add(line);
                    line = "";
                }
                line += rune.ToString();
            }
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    // Shares of the size, as in the usual fonts without serifs.
    private static double Share(int code) => code switch
    {
        'W' or 'M' or 'm' or 'w' or '%' or '@' => 0.92,
        'i' or 'l' or 'j' or 't' or 'f' or 'r' or 'I' or '.' or ',' or ';' or ':' or '\'' or '|' or '(' or ')' or ' ' => 0.36,
        >= 'A' and <= 'Z' => 0.72,
        >= 0x2E80 => 1.05,
        _ => 0.6,
    };
}
