using System.Text;
using Reporting.Briefs;
using Reporting.Pdf;

namespace Reporting.Html.Svg;

/// <summary>A small chart for each place, three in a row, all with the same scale; the ground that the data do not cover is striped.</summary>
internal static class MultiplesSvg
{
    private const int Columns = 3;
    private const double Gap = 28;
    private const double Column = (SvgPicture.Whole - Gap * (Columns - 1)) / Columns;
    private const double BarsTop = 18;
    private const double BarsHeight = 46;
    private const double Row = BarsTop + BarsHeight + 24;

    public static SvgPicture Picture(SmallMultiples chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var rows = (chart.Charts.Length + Columns - 1) / Columns;
        return new SvgPicture(Prose.Empty, SvgPicture.Whole, rows * Row, svg => Draw(svg, chart));
    }

    private static void Draw(MarkupText svg, SmallMultiples chart)
    {
        var most = Math.Max(1, (double)(chart.Most.Value ?? 1));
        for (var i = 0; i < chart.Charts.Length; i++) Draw(svg, chart.Charts[i], most, i % Columns * (Column + Gap), i / Columns * Row);
    }

    private static void Draw(MarkupText svg, SmallChart one, double most, double x, double y)
    {
        var name = TextWidth.Line(one.Name, SvgPicture.TextSize, Column - TextWidth.Of(one.Total.Text, SvgPicture.TextSize) - 10);
        svg.Element("text", name, ("x", N(x)), ("y", N(y + 11)), ("font-weight", "600"), ("fill", svg.Tone(Look.Ink)));
        svg.Element("text", one.Total.Text, ("x", N(x + Column)), ("y", N(y + 11)), ("text-anchor", "end"), ("font-weight", "600"), ("fill", svg.Tone(Look.Ink)), ("data-figure", one.Total.Id));
        Bars(svg, one, most, x, y + BarsTop);
        Tick(svg, one.Points[0].Step.Name, x, y, "start");
        Tick(svg, one.Points[^1].Step.Name, x + Column, y, "end");
    }

    private static void Bars(MarkupText svg, SmallChart one, double most, double x, double y)
    {
        var step = Column / one.Points.Length;
        var uncovered = one.Points.TakeWhile(point => !point.IsCovered).Count();
        if (uncovered > 0) svg.Shape("path", ("d", StripesSvg.Path((float)x, (float)y, (float)(uncovered * step), (float)BarsHeight)), ("stroke", svg.Tone(Look.Rest)), ("stroke-width", "0.6"));
        svg.Shape("path", ("d", $"M{N(x)} {N(y)}h{N(Column)}"), ("stroke", svg.Tone(Look.Hairline)), ("stroke-width", "0.7"));
        var last = one.Points.Length - 1;
        foreach (var (from, to, color) in new[] { (0, last, Look.AccentLight), (last, last + 1, Look.Accent) })
        {
            var bars = new StringBuilder();
            for (var i = from; i < to; i++)
            {
                if (one.Points[i].Value is not (> 0 and var value)) continue;
                var high = BarsHeight * value / most;
                bars.Append('M').Append(N(x + i * step)).Append(' ').Append(N(y + BarsHeight - high)).Append('h').Append(N(step * 0.78)).Append('v').Append(N(high)).Append('h').Append(N(-step * 0.78)).Append('z');
            }
            if (bars.Length > 0) svg.Shape("path", ("d", bars.ToString()), ("fill", svg.Tone(color)));
        }
        svg.Shape("path", ("d", $"M{N(x)} {N(y + BarsHeight)}h{N(Column)}"), ("stroke", svg.Tone(Look.Grey)), ("stroke-width", "0.9"));
    }

    private static void Tick(MarkupText svg, string text, double x, double y, string anchor) =>
        svg.Element("text", text, ("x", N(x)), ("y", N(y + BarsTop + BarsHeight + 11)), ("text-anchor", anchor), ("font-size", "8.5"), ("fill", svg.Tone(Look.Grey)));

    private static string N(double number) => MarkupText.Number(number);
}
