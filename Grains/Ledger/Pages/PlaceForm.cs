using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>How a place is written in a page.</summary>
internal static class PlaceForm
{
    // A coordinate of at most six decimals is written as millionths of a degree: the quotient is the very same number.
    private const double Millionths = 1e6;
    private const double MostMillionths = 1e12;
    private const byte None = 0;
    private const byte InMillionths = 1;
    private const byte Exact = 2;

    public static void Write(ColumnWriter to, Place place, TextTable texts)
    {
        texts.Write(to, place.Country);
        texts.Write(to, place.Province);
        texts.Write(to, place.District);
        texts.Write(to, place.Locality);
        to.Byte((byte)place.Precision);
        Write(to, place.Latitude);
        Write(to, place.Longitude);
    }

    public static Place Read(ref ColumnReader from, scoped in PageTexts texts) => new()
    {
        Country = texts[from.Index()]!,
        Province = texts[from.Index()],
        District = texts[from.Index()],
        Locality = texts[from.Index()],
        Precision = (LocationPrecision)from.Byte(),
        Latitude = ReadDegrees(ref from),
        Longitude = ReadDegrees(ref from),
    };

    /// <summary>The numbers of the names that a place counts by; where it lies is passed over.</summary>
    public static PlaceNames ReadNames(ref ColumnReader from)
    {
        var names = new PlaceNames(from.Index(), from.Index(), from.Index(), default);
        // The locality is nearly always another.
        from.Skip(1);
        names = names with { Precision = (LocationPrecision)from.Byte() };
        SkipDegrees(ref from);
        SkipDegrees(ref from);
        return names;
    }

    public static void Skip(ref ColumnReader from)
    {
        // Country, province, district, locality.
        from.Skip(4);
        from.Byte();
        SkipDegrees(ref from);
        SkipDegrees(ref from);
    }

    private static void Write(ColumnWriter to, double? degrees)
    {
        if (degrees is not { } value)
        {
            to.Byte(None);
            return;
        }
        var millionths = Math.Round(value * Millionths);
        if (Math.Abs(millionths) < MostMillionths && BitConverter.DoubleToInt64Bits(millionths / Millionths) == BitConverter.DoubleToInt64Bits(value) && (millionths != 0 || !double.IsNegative(value)))
        {
            to.Byte(InMillionths);
            to.Signed((long)millionths);
            return;
        }
        to.Byte(Exact);
        to.Fixed(BitConverter.DoubleToUInt64Bits(value));
    }

    private static void SkipDegrees(ref ColumnReader from)
    {
        switch (from.Byte())
        {
            case None: break;
            case InMillionths: from.Skip(1); break;
            case Exact: from.Bytes(sizeof(double)); break;
            case var form: throw new InvalidDataException($"a coordinate has the form {form}");
        }
    }

    private static double? ReadDegrees(ref ColumnReader from) => from.Byte() switch
    {
        None => null,
        InMillionths => from.Signed() / Millionths,
        Exact => BitConverter.UInt64BitsToDouble(from.Fixed()),
        var form => throw new InvalidDataException($"a coordinate has the form {form}"),
    };
}
