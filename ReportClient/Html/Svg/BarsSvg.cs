using Reporting.Briefs;
using Reporting.Pdf;

namespace Reporting.Html.Svg;

/// <summary>Bars from the left, the first on top, each with its number; not reported is said in words and has no bar.</summary>
internal static class BarsSvg
{
    private const double BarHeight = 25;
    private const double LineHeight = 11.5;
    private const double Thickness = 15;
    private const double Gap = 7;
    private const int MostLines = 2;

    public static SvgPicture Picture(BarChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return new SvgPicture(Prose.Empty, SvgPicture.Half, BarHeight * chart.Bars.Length, svg => Draw(svg, chart));
    }

    private static void Draw(MarkupText svg, BarChart chart)
    {
        var labels = chart.Bars.Select(bar => Label(bar.Label)).ToList();
        var left = labels.SelectMany(lines => lines).Select(line => TextWidth.Of(line, SvgPicture.TextSize)).DefaultIfEmpty().Max() + Gap;
        var numbers = chart.Bars.Max(bar => TextWidth.Of(bar.Value.Text, SvgPicture.TextSize * 1.1)) + Gap;
        var scale = Math.Max(20, SvgPicture.Half - left - numbers) / (double)Math.Max(1, chart.Bars.Max(bar => bar.Value.Value ?? 0));
        for (var i = 0; i < chart.Bars.Length; i++)
        {
            var middle = BarHeight * (i + 0.5);
            Lines(svg, labels[i], left - Gap, middle);
            Bar(svg, chart.Bars[i], left, middle, scale);
        }
        svg.Shape("path", ("d", $"M{MarkupText.Number(left)} 0v{MarkupText.Number(BarHeight * chart.Bars.Length)}"), ("stroke", svg.Tone(Look.Grey)));
    }

    private static void Bar(MarkupText svg, Bar bar, double left, double middle, double scale)
    {
        var wide = (double)(bar.Value.Value ?? 0) * scale;
        if (wide > 0)
        {
            svg.Shape("rect", ("x", MarkupText.Number(left)), ("y", MarkupText.Number(middle - Thickness / 2)), ("width", MarkupText.Number(wide)), ("height", MarkupText.Number(Thickness)),
                ("fill", svg.Tone(Hue(bar.Hue))));
        }
        var isKnown = bar.Value.Value is not null;
        svg.Element("text", bar.Value.Text, ("x", MarkupText.Number(left + wide + 5)), ("y", MarkupText.Number(middle)), ("dy", "0.35em"), ("data-figure", bar.Value.Id),
            ("font-weight", isKnown ? "600" : "400"), ("fill", svg.Tone(isKnown ? Look.Ink : Look.Grey)));
    }

    // A third line would be too many for a bar.
    private static List<string> Label(string label)
    {
        var lines = TextWidth.Lines(label, SvgPicture.TextSize, SvgPicture.Half * 0.42);
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), lines[MostLines - 1] + " …"];
    }

    private static void Lines(MarkupText svg, List<string> lines, double right, double middle)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Element("text", lines[i], ("x", MarkupText.Number(right)), ("y", MarkupText.Number(middle + (i - (lines.Count - 1) / 2.0) * LineHeight)), ("dy", "0.35em"),
                ("text-anchor", "end"), ("fill", svg.Tone(Look.Ink)));
        }
    }

    private static SkiaSharp.SKColor Hue(BarHue hue) => hue switch { BarHue.Incidents => Look.Accent, BarHue.Killed => Look.Killed, _ => Look.Rest };
}
