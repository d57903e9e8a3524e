using System.Text;

namespace Reporting.Import;

/// <summary>UTF-8 in which bytes that are none become a mark, so that they cost one row and not the file.</summary>
/// <remarks>The mark is a code point that Unicode reserves for such inner use (U+FDD0); a text that holds it is not accepted either.</remarks>
internal static class MarkedUtf8
{
    /// <summary>Stands where bytes were not UTF-8.</summary>
    public const char Mark = '\uFDD0';

    public static Encoding Encoding { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Mark.ToString()));
}
