using System.Text;
using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Pdf;
using SkiaSharp;

namespace Reporting.Html.Svg;

/// <summary>A cell for each place and step, the darker the more, with the sum of each row; what the data do not cover is striped.</summary>
internal static class HeatSvg
{
    private const double WidestName = 176;
    private const double TotalWidth = 44;
    private const double Top = 14;
    private const double Row = 13;
    private const double Gap = 0.9;

    public static SvgPicture Picture(HeatMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new SvgPicture(Prose.Empty, SvgPicture.Whole, Top + map.Rows.Length * Row + 8 + LegendSvg.Height, svg => Draw(svg, map));
    }

    private static void Draw(MarkupText svg, HeatMap map)
    {
        var names = map.Rows.Select(row => TextWidth.Line(row.Name, SvgPicture.TextSize, WidestName)).ToList();
        var left = names.Max(name => TextWidth.Of(name, SvgPicture.TextSize)) + 8;
        var step = (SvgPicture.Whole - left - TotalWidth) / map.Steps.Length;
        foreach (var (at, text) in StepLabels.Of(map.Steps)) svg.Element("text", text, ("x", N(left + at * step)), ("y", "9"), ("font-size", "8.5"), ("fill", svg.Tone(Look.Grey)));
        for (var i = 0; i < map.Rows.Length; i++)
        {
            var middle = N(Top + (i + 0.5) * Row);
            svg.Element("text", names[i], ("x", "0"), ("y", middle), ("dy", "0.35em"), ("fill", svg.Tone(Look.Ink)));
            svg.Element("text", map.Rows[i].Total.Text, ("x", N(SvgPicture.Whole)), ("y", middle), ("dy", "0.35em"), ("text-anchor", "end"), ("font-weight", "600"), ("fill", svg.Tone(Look.Ink)),
                ("data-figure", map.Rows[i].Total.Id));
        }
        Cells(svg, map, left, step);
        LegendSvg.Draw(svg, left, Top + map.Rows.Length * Row + 8, HeatLegend.Of(map).Select(entry => (entry.Value is { } number ? ShadedSteps.Fill(number, map.Shades) : (SKColor?)null, entry.Text)));
    }

    // One element for all cells of a colour: a brief has thousands of cells.
    private static void Cells(MarkupText svg, HeatMap map, double left, double step)
    {
        var paths = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (var row = 0; row < map.Rows.Length; row++)
        {
            for (var i = 0; i < map.Steps.Length; i++)
            {
                if (map.Rows[row].Values[i] is not { } number) continue;
                var color = MarkupText.Color(ShadedSteps.Fill(number, map.Shades));
                if (!paths.TryGetValue(color, out var path)) paths[color] = path = new StringBuilder();
                path.Append('M').Append(N(left + i * step)).Append(' ').Append(N(Top + row * Row)).Append('h').Append(N(step - Gap)).Append('v').Append(N(Row - Gap)).Append('h').Append(N(Gap - step)).Append('z');
            }
        }
        foreach (var (color, path) in paths) svg.Shape("path", ("d", path.ToString()), ("fill", color));
        // The data begin for all rows on the same day.
        var uncovered = map.Rows[0].Values.TakeWhile(value => value is null).Count();
        if (uncovered > 0) svg.Shape("path", ("d", StripesSvg.Path((float)left, (float)Top, (float)(uncovered * step), (float)(map.Rows.Length * Row))), ("stroke", svg.Tone(Look.Rest)), ("stroke-width", "0.6"));
    }

    private static string N(double number) => MarkupText.Number(number);
}
