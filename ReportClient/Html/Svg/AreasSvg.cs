using System.Text;
using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Layout.Maps;
using SkiaSharp;

namespace Reporting.Html.Svg;

/// <summary>Areas in their boundaries, each with as much of its name and number as has room; both are told where the pointer rests on it.</summary>
internal static class AreasSvg
{
    private const double Top = LegendSvg.Height + 10;
    private const float Highest = 440;
    private const double NameSize = 8.5;
    private const double NumberSize = 11;
    private const double ShortName = 40;

    public static SvgPicture Picture(BoundaryMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var shapes = new AreaShapes(map, (float)SvgPicture.Whole, Highest);
        return new SvgPicture(Prose.Empty, SvgPicture.Whole, Top + shapes.Height + 2, svg => Draw(svg, map, shapes));
    }

    private static void Draw(MarkupText svg, BoundaryMap map, AreaShapes shapes)
    {
        LegendSvg.Draw(svg, 0, 1, map);
        var known = map.Areas.Where(area => area.Incidents is not null).Select(area => area.Name);
        var names = TileLabels.Of(known, 1, line => TextWidth.Of(line, NameSize) <= ShortName);
        svg.Open("g", ("transform", $"translate({N((SvgPicture.Whole - shapes.Width) / 2)} {N(Top)})"));
        foreach (var shape in shapes.Areas) Fill(svg, shape);
        foreach (var shape in shapes.Areas.Where(shape => shape.Area.Incidents is not null)) Label(svg, shape, names[shape.Area.Name][0]);
        svg.Close("g");
    }

    private static void Fill(MarkupText svg, AreaShape shape)
    {
        var path = new StringBuilder();
        foreach (var ring in shape.Rings) path.Append('M').AppendJoin('L', ring.SkipLast(1).Select(point => $"{N(point.X)} {N(point.Y)}")).Append('z');
        svg.Open("path", ("d", path.ToString()), ("fill", MarkupText.Color(MapColors.Fill(shape.Class))), ("fill-rule", "evenodd"), ("stroke", svg.Tone(Look.Grey)), ("stroke-width", "0.6"), ("stroke-linejoin", "round"));
        svg.Element("title", shape.Area.Incidents is { } number ? $"{shape.Area.Name}: {number.Text}" : shape.Area.Name).Close("path");
        if (shape.Area.Incidents is null) svg.Shape("path", ("d", StripesSvg.Path(shape.Rings)), ("stroke", svg.Tone(Look.Rest)), ("stroke-width", "0.8"));
    }

    private static void Label(MarkupText svg, AreaShape shape, string shortName)
    {
        var number = shape.Area.Incidents!;
        using var path = shape.Path();
        var room = new LabelRoom(path, shape.Rings);
        foreach (var name in (string?[])[shape.Area.Name, shortName, null])
        {
            var wide = Math.Max(name is null ? 0 : TextWidth.Of(name, NameSize), TextWidth.Of(number.Text, NumberSize));
            var high = NumberSize + (name is null ? 0 : NameSize + 1);
            if (room.For((float)wide + 2, (float)high + 2) is not { } at) continue;
            Write(svg, number, name, at, shape.Class);
            return;
        }
        svg.Element("desc", number.Text, ("data-figure", number.Id));
    }

    private static void Write(MarkupText svg, PrintedFigure number, string? name, SKPoint at, int of)
    {
        var color = MarkupText.Color(MapColors.TextOn(MapColors.Fill(of)));
        var below = name is null ? 0 : NameSize / 2;
        if (name is not null) svg.Element("text", name, ("x", N(at.X)), ("y", N(at.Y - NumberSize / 2)), ("dy", "0.35em"), ("text-anchor", "middle"), ("font-size", N(NameSize)), ("fill", color));
        svg.Element("text", number.Text, ("x", N(at.X)), ("y", N(at.Y + below)), ("dy", "0.35em"), ("text-anchor", "middle"), ("font-size", N(NumberSize)),
            ("font-weight", of < 0 ? "400" : "600"), ("fill", of < 0 ? svg.Tone(Look.Grey) : color), ("data-figure", number.Id));
    }

    private static string N(double number) => MarkupText.Number(number);
}
