namespace Reporting.Ledger;

/// <summary>Coordinates as whole numbers. One of at most six decimals is a number of millionths of a degree: the quotient is the very same number.</summary>
internal static class Degrees
{
    /// <summary>How many of them a degree has.</summary>
    public const long Millionths = 1_000_000;

    private const double MostMillionths = 1e12;

    /// <summary>The millionths of a coordinate; false when it has none that bring back every bit.</summary>
    public static bool TryMillionths(double degrees, out long millionths)
    {
        var rounded = Math.Round(degrees * Millionths);
        var isSame = Math.Abs(rounded) < MostMillionths
            && BitConverter.DoubleToInt64Bits(rounded / Millionths) == BitConverter.DoubleToInt64Bits(degrees) && (rounded != 0 || !double.IsNegative(degrees));
        millionths = isSame ? (long)rounded : 0;
        return isSame;
    }

    /// <summary>The coordinate of so many millionths.</summary>
    public static double OfMillionths(long millionths) => millionths / (double)Millionths;
}
