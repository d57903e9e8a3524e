using Reporting.Pdf.Fonts;
using ScottPlot;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>Gives ScottPlot the brief's own font, so that charts look the same on a machine without fonts.</summary>
internal sealed class ChartFont : IFontResolver
{
    /// <summary>The name that plots ask for.</summary>
    public const string Name = "Reporting Inter";

    private static readonly Lazy<ChartFont> Installed = new(() =>
    {
        var font = new ChartFont();
        Fonts.FontResolvers.Insert(0, font);
        return font;
    });

    /// <summary>Makes the font known to ScottPlot, once in a process.</summary>
    public static void Install() => _ = Installed.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? weight >= FontWeight.SemiBold ? InterFont.SemiBold : InterFont.Regular : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name ? bold ? InterFont.SemiBold : InterFont.Regular : null;
}
