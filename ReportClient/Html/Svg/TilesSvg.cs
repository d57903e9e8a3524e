using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Layout.Maps;

namespace Reporting.Html.Svg;

/// <summary>A square a place, near to where it lies among the others, with its name and its number; a name that is shortened is whole where the pointer rests on it.</summary>
internal static class TilesSvg
{
    private const double Top = LegendSvg.Height + 10;
    private const double Largest = 58;
    private const double Highest = 440;
    private const double Gap = 2;
    private const double NameSize = 8.5;
    private const double Roomy = 44;

    public static SvgPicture Picture(TileMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var size = Math.Min(Largest, Math.Min(SvgPicture.Whole / map.Columns, Highest / map.Rows));
        return new SvgPicture(Prose.Empty, SvgPicture.Whole, Top + map.Rows * size, svg => Draw(svg, map, size));
    }

    private static void Draw(MarkupText svg, TileMap map, double size)
    {
        LegendSvg.Draw(svg, 0, 1, map);
        var labels = TileLabels.Of(map.Tiles.Select(tile => tile.Name), size >= Roomy ? 2 : 1, line => TextWidth.Of(line, NameSize) <= size - Gap - 3);
        var left = (SvgPicture.Whole - map.Columns * size) / 2;
        foreach (var tile in map.Tiles) Draw(svg, tile, map.Scale.ClassOf((long)tile.Incidents.Value!.Value), labels[tile.Name], left + tile.Cell.Column * size, Top + tile.Cell.Row * size, size - Gap);
    }

    private static void Draw(MarkupText svg, MapTile tile, int of, string[] label, double x, double y, double side)
    {
        var fill = MapColors.Fill(of);
        var color = MarkupText.Color(MapColors.TextOn(fill));
        svg.Open("rect", ("x", N(x)), ("y", N(y)), ("width", N(side)), ("height", N(side)), ("fill", MarkupText.Color(fill)), ("stroke", of < 0 ? svg.Tone(Look.Rest) : "none"));
        svg.Element("title", tile.Name).Close("rect");
        for (var i = 0; i < label.Length; i++)
        {
            svg.Element("text", label[i], ("x", N(x + side / 2)), ("y", N(y + 10 + i * (NameSize + 0.5))), ("text-anchor", "middle"), ("font-size", N(NameSize)), ("fill", color));
        }
        var above = label.Length * (NameSize + 0.5) + 2;
        svg.Element("text", tile.Incidents.Text, ("x", N(x + side / 2)), ("y", N(y + (above + side) / 2)), ("dy", "0.35em"), ("text-anchor", "middle"), ("font-size", side >= Roomy ? "14" : "11"),
            ("font-weight", of < 0 ? "400" : "600"), ("fill", of < 0 ? svg.Tone(Look.Grey) : color), ("data-figure", tile.Incidents.Id));
    }

    private static string N(double number) => MarkupText.Number(number);
}
