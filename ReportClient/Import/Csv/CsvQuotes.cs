namespace Reporting.Import;

/// <summary>Follows the quotes of a CSV row as the reader does, to tell how far a row reaches that cannot be split.</summary>
internal static class CsvQuotes
{
    /// <summary>How many characters of a text its first row reaches over: to its end, to text behind a closing quote, or to the end of the text.</summary>
    /// <param name="text">Text that begins where a row does.</param>
    /// <param name="rowEnd">The line end outside quotes, <c>\n</c> or <c>\r</c>.</param>
    /// <param name="open">Whether a quote is still open at the end of the text.</param>
    public static int Reach(ReadOnlySpan<char> text, char rowEnd, out bool open)
    {
        open = false;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] != '"')
            {
                var stop = text[at..].IndexOfAny(',', rowEnd);
                if (stop < 0) return text.Length;
                at += stop + 1;
                if (text[at - 1] == rowEnd) return at;
                continue;
            }
            var closing = Closing(text[(at + 1)..]);
            if (closing < 0)
            {
                open = true;
                return text.Length;
            }
            at += closing + 2;
            if (at == text.Length || text[at] != ',') return at;
            at++;
        }
        return at;
    }

    // The quote that ends a field, its doubled ones passed over; -1 when there is none.
    private static int Closing(ReadOnlySpan<char> field)
    {
        for (var at = 0; ; at += 2)
        {
            var quote = field[at..].IndexOf('"');
            if (quote < 0) return -1;
            at += quote;
            if (at + 1 == field.Length || field[at + 1] != '"') return at;
            if (at + 2 == field.Length) return -1;
        }
    }
}
