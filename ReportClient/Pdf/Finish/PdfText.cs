using System.Text;

namespace Reporting.Pdf.Finish;

/// <summary>Text as a string of a PDF: UTF-16 in hexadecimal, which needs no escapes.</summary>
internal static class PdfText
{
    public static string Of(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";
}
