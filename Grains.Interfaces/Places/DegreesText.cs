using System.Buffers.Text;
using System.Globalization;

namespace Reporting.Places;

/// <summary>Writes degrees in the fewest digits that read back as the same number, as content hashes have them.</summary>
internal static class DegreesText
{
    /// <summary>The most bytes that are written.</summary>
    public const int Longest = 32;

    private const int Decimals = 6;
    private const double Scale = 1_000_000;

    /// <summary>Writes what <c>ToString("R")</c> gives, and returns its length in bytes.</summary>
    /// <remarks>
    /// Sources give up to six decimals. Where a number is a whole count of millionths, that count has the digits: no other decimal of at most 15
    /// digits reads as the same number, so that there is none that is shorter.
    /// </remarks>
    public static int Write(double value, Span<byte> text)
    {
        var size = Math.Abs(value);
        var millionths = Math.Round(size * Scale);
        if (!(size is >= 0.001 and < 1_000 && millionths / Scale == size))
        {
            value.TryFormat(text, out var written, "R", CultureInfo.InvariantCulture);
            return written;
        }
        var length = 0;
        if (value < 0) text[length++] = (byte)'-';
        var (whole, part) = Math.DivRem((uint)millionths, (uint)Scale);
        Utf8Formatter.TryFormat(whole, text[length..], out var digits);
        length += digits;
        if (part == 0) return length;
        text[length] = (byte)'.';
        for (var i = Decimals; i > 0; i--)
        {
            text[length + i] = (byte)('0' + part % 10);
            part /= 10;
        }
        length += 1 + Decimals;
        while (text[length - 1] == '0') length--;
        return length;
    }
}
