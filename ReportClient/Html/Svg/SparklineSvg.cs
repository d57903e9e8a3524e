using System.Collections.Immutable;
using System.Text;
using Reporting.Pdf;

namespace Reporting.Html.Svg;

/// <summary>The numbers of many weeks as bars the size of a line of text; the last one in colour.</summary>
internal static class SparklineSvg
{
    private const double Width = 76;
    private const double Height = 12;

    public static void Write(MarkupText html, ImmutableArray<long> values, string title)
    {
        ArgumentNullException.ThrowIfNull(html);
        html.Open("svg", ("width", MarkupText.Number(Width)), ("height", MarkupText.Number(Height)), ("role", "img"), ("aria-label", title));
        html.Shape("path", ("d", $"M0 {MarkupText.Number(Height - 0.25)}h{MarkupText.Number(Width)}"), ("stroke", html.Tone(Look.Hairline)), ("stroke-width", "0.5"));
        Bars(html, values, 0, values.Length - 1, Look.Rest);
        Bars(html, values, values.Length - 1, values.Length, Look.Accent);
        html.Close("svg");
    }

    // One element for all bars of a colour: a page can hold thousands.
    private static void Bars(MarkupText html, ImmutableArray<long> values, int from, int to, SkiaSharp.SKColor color)
    {
        var (most, step) = ((double)Math.Max(1, values.Max()), Width / values.Length);
        var bars = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            if (values[i] == 0) continue;
            var (left, wide, high) = (MarkupText.Number(i * step), MarkupText.Number(step * 0.78), Math.Max(1, Height * values[i] / most));
            bars.Append('M').Append(left).Append(' ').Append(MarkupText.Number(Height - high)).Append('h').Append(wide).Append('v').Append(MarkupText.Number(high)).Append("h-").Append(wide).Append('z');
        }
        if (bars.Length > 0) html.Shape("path", ("d", bars.ToString()), ("fill", html.Tone(color)));
    }
}
