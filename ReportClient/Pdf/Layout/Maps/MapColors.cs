using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>The colours of maps: ColorBrewer's Blues, light for few and dark for many, which colour-blind readers and grey printers keep apart.</summary>
internal static class MapColors
{
    private static readonly SKColor[] Blues = [new(0xC6, 0xDB, 0xEF), new(0x6B, 0xAE, 0xD6), new(0x21, 0x71, 0xB5), new(0x08, 0x30, 0x6B)];

    // The map's own, whatever colour a look gives to text: it has to stand out from each fill.
    private static readonly SKColor Dark = new(0x16, 0x1F, 0x2B);

    /// <summary>The fill of a class; white for -1, which is no incident.</summary>
    public static SKColor Fill(int of) => of < 0 ? Look.Paper : Blues[of];

    /// <summary>The colour of text on a fill: whichever of dark and white stands out more.</summary>
    public static SKColor TextOn(SKColor fill) => Contrast(Dark, fill) >= Contrast(Look.Paper, fill) ? Dark : Look.Paper;

    /// <summary>The contrast of two colours, 1 to 21.</summary>
    public static double Contrast(SKColor one, SKColor other) => Looks.Contrast.Of(one, other);
}
