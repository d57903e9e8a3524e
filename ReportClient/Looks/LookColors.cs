using System.Globalization;
using Reporting.Briefs;
using Reporting.Pdf;
using SkiaSharp;

namespace Reporting.Looks;

/// <summary>The colours of a brief: for each of the product's own the one that a look puts in its place.</summary>
/// <remarks>Immutable. Colours of deaths, of rests and of the shades of maps stay: they carry meaning, and were chosen to be told apart.</remarks>
internal sealed class LookColors
{
    // How much of the accent is left in its light form, as in the product's own.
    private const double Light = 0.4;
    private const double LeastOnHeading = 4.5;

    private readonly Dictionary<SKColor, SKColor> _instead = [];

    /// <summary>The colours of a look.</summary>
    public LookColors(BriefLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        foreach (var (own, color) in ((SKColor, string)[])[(Look.Accent, look.Accent), (Look.Night, look.Heading), (Look.Ink, look.Text), (Look.Hairline, look.Grid)])
            if (color.Length > 0) _instead[own] = Color(color);
        if (_instead.Count > 0 && Of(Look.Accent) is var accent && (look.Accent.Length > 0 || Contrast.Of(Look.AccentLight, Of(Look.Night)) < LeastOnHeading))
            _instead[Look.AccentLight] = Lightened(accent, Of(Look.Night));
    }

    /// <summary>The product's own colours.</summary>
    public static LookColors Own { get; } = new(BriefLook.Plain);

    /// <summary>The colour in the place of one of the product's own.</summary>
    public SKColor Of(SKColor own) => _instead.GetValueOrDefault(own, own);

    /// <summary>A colour as a look writes it, <c>#0072b2</c>.</summary>
    public static SKColor Color(string text) => new(0xFF000000 | uint.Parse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    // It is also the colour of small letters on the ground of the masthead.
    private static SKColor Lightened(SKColor accent, SKColor heading)
    {
        var light = accent;
        for (var share = Light; share >= 0; share -= 0.05)
        {
            light = Mixed(accent, share);
            if (Contrast.Of(light, heading) >= LeastOnHeading) return light;
        }
        return light;
    }

    private static SKColor Mixed(SKColor color, double share) => new(Mixed(color.Red, share), Mixed(color.Green, share), Mixed(color.Blue, share));

    private static byte Mixed(byte part, double share) => (byte)Math.Round(255 - (255 - part) * share);
}
