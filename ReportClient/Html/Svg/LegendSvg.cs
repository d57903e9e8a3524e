using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Pdf;
using Reporting.Pdf.Layout.Maps;
using SkiaSharp;

namespace Reporting.Html.Svg;

/// <summary>What the colours of a picture mean: small boxes in a row, each with its words.</summary>
internal static class LegendSvg
{
    /// <summary>The height of the row.</summary>
    public const double Height = 12;

    private const float Wide = 18;
    private const float High = 11;

    /// <summary>Draws the row; a box without a colour is striped, which is what is not known.</summary>
    public static void Draw(MarkupText svg, double x, double y, IEnumerable<(SKColor? Fill, string Text)> entries)
    {
        foreach (var (fill, text) in entries)
        {
            Box(svg, x, y, Wide, High, fill);
            svg.Element("text", text, ("x", MarkupText.Number(x + Wide + 5)), ("y", MarkupText.Number(y + High / 2)), ("dy", "0.35em"), ("fill", svg.Tone(Look.Grey)));
            x += Wide + 5 + TextWidth.Of(text, SvgPicture.TextSize) + 14;
        }
    }

    /// <summary>Draws that of a map.</summary>
    public static void Draw(MarkupText svg, double x, double y, PlaceMap map) =>
        Draw(svg, x, y, MapLegend.Of(map).Select(entry => (entry.Class is { } of ? MapColors.Fill(of) : (SKColor?)null, entry.Text)));

    private static void Box(MarkupText svg, double x, double y, float width, float height, SKColor? fill)
    {
        svg.Shape("rect", ("x", MarkupText.Number(x)), ("y", MarkupText.Number(y)), ("width", MarkupText.Number(width)), ("height", MarkupText.Number(height)),
            ("fill", MarkupText.Color(fill ?? Look.Paper)), ("stroke", svg.Tone(Look.Rest)), ("stroke-width", "0.7"));
        if (fill is null) svg.Shape("path", ("d", StripesSvg.Path((float)x, (float)y, width, height)), ("stroke", svg.Tone(Look.Rest)), ("stroke-width", "0.8"));
    }
}
