namespace Reporting.Import;

/// <summary>Reads numbers as data sets write coordinates, a few digits and a point, as <see cref="double.Parse(string)"/> does and faster.</summary>
internal static class ShortDecimal
{
    // So many digits are a whole number below 2^53, and so a double of its own.
    private const int MostDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads <c>-12.345</c>; false for all that is written otherwise or has more digits, whether it is a number or not.</summary>
    /// <remarks>Digits and power of ten are exact, and a division rounds once, so that the result is the double nearest to what is written.</remarks>
    public static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (negative) text = text[1..];
        if (text.Length is 0 or > MostDigits + 1) return false;
        var (digits, count, decimals) = (0L, 0, -1);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits = digits * 10 + (c - '0');
                count++;
                if (decimals >= 0) decimals++;
            }
            else if (c == '.' && decimals < 0 && count > 0) decimals = 0;
            else return false;
        }
        if (decimals == 0 || count > MostDigits) return false;
        number = digits / PowersOfTen[Math.Max(decimals, 0)];
        if (negative) number = -number;
        return true;
    }
}
