using Reporting.Pdf.Fonts;
using ScottPlot;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>Gives ScottPlot the brief's own font, so that charts look the same on a machine without fonts.</summary>
internal sealed class ChartFont : IFontResolver
{
    private const string Prefix = "Reporting Inter ";

    private static readonly Lazy<ChartFont> Installed = new(() =>
    {
        var font = new ChartFont();
        Fonts.FontResolvers.Insert(0, font);
        return font;
    });

    /// <summary>Makes the font known to ScottPlot, once in a process.</summary>
    public static void Install() => _ = Installed.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        Of(fontName, weight >= FontWeight.SemiBold);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        Of(fontName, bold);

    /// <summary>The name by which plots ask for the copy with an alphabet.</summary>
    public static string Name(Alphabet alphabet) => Prefix + alphabet;

    private static SKTypeface? Of(string name, bool bold) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && Enum.TryParse<Alphabet>(name.AsSpan(Prefix.Length), out var alphabet)
            ? InterFont.Of(bold ? InterFont.SemiBold : InterFont.Regular, alphabet)
            : null;
}
