using SkiaSharp;

namespace Reporting.Looks;

/// <summary>How well a colour stands out from another.</summary>
internal static class Contrast
{
    /// <summary>The contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio).</summary>
    public static double Of(SKColor one, SKColor other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(SKColor color) => 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);

    private static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
