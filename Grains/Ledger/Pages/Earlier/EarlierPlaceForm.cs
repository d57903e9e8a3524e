using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>How a place was written in a page of columns before store format 4: each as a whole, and its coordinates behind their forms.</summary>
internal static class EarlierPlaceForm
{
    private const byte None = 0;
    private const byte InMillionths = 1;
    private const byte Exact = 2;

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

    private static double? ReadDegrees(ref ColumnReader from) => from.Byte() switch
    {
        None => null,
        InMillionths => Degrees.OfMillionths(from.Signed()),
        Exact => BitConverter.UInt64BitsToDouble(from.Fixed()),
        var form => throw new InvalidDataException($"a coordinate has the form {form}"),
    };
}
