using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>The colours of maps: ColorBrewer's Blues, light for few and dark for many, which colour-blind readers and grey printers keep apart.</summary>
internal static class MapColors
{
    private static readonly SKColor[] Blues = [new(0xC6, 0xDB, 0xEF), new(0x6B, 0xAE, 0xD6), new(0x21, 0x71, 0xB5), new(0x08, 0x30, 0x6B)];

    /// <summary>The fill of a class; white for -1, which is no incident.</summary>
    public static SKColor Fill(int of) => of < 0 ? Look.Paper : Blues[of];

    /// <summary>The colour of text on a fill: whichever of dark and white stands out more.</summary>
    public static SKColor TextOn(SKColor fill) => Contrast(Look.Ink, fill) >= Contrast(Look.Paper, fill) ? Look.Ink : Look.Paper;

    /// <summary>The contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio).</summary>
    public static double Contrast(SKColor one, SKColor other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(SKColor color) => 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);

    private static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
