using System.Text;

namespace Reporting.Pdf.Finish;

/// <summary>Text as a string of a PDF (ISO 32000-1, 7.9.2): plain where it is ASCII, else UTF-16 in hexadecimal, which needs no escapes.</summary>
/// <remarks>Alternative texts of charts are many and long: plain, they take less room, packed as well.</remarks>
internal static class PdfText
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">"
            : "(" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal) + ")";
    }
}
