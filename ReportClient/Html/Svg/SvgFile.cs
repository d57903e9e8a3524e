using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;

namespace Reporting.Html.Svg;

/// <summary>Writes a chart as an SVG file of its own: title, finding, pictures, note and source.</summary>
/// <remarks>Plain elements and the fonts of the reader, so that any program draws it and its texts can be changed.</remarks>
internal static class SvgFile
{
    private const double Margin = 14;
    private const double Gap = SvgPicture.Whole - 2 * SvgPicture.Half;
    private const double Small = 9.5;
    private const string Fonts = "Inter, 'Helvetica Neue', Arial, sans-serif";

    /// <summary>The file's text; null for a chart of a kind that is not drawn as SVG.</summary>
    public static string? Print(Chart chart, LookColors? colors = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var pictures = ChartSvg.Of(chart);
        if (pictures.IsEmpty) return null;
        var width = pictures.Sum(picture => picture.Width) + Gap * (pictures.Length - 1);
        var content = new MarkupText(colors);
        var y = Margin;
        Paragraph(content, chart.Title, 13, 600, width, ref y);
        Paragraph(content, chart.Finding.ToString(), 11, 400, width, ref y);
        y += 4;
        Pictures(content, pictures, ref y);
        y += 6;
        Paragraph(content, chart.Note.ToString(), Small, 400, width, ref y);
        return Whole(chart, content.ToString(), width + 2 * Margin, y + Margin, colors);
    }

    private static string Whole(Chart chart, string content, double width, double height, LookColors? colors)
    {
        var (wide, high) = (MarkupText.Number(width), MarkupText.Number(Math.Ceiling(height)));
        var svg = new MarkupText(colors).Own("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("width", wide), ("height", high), ("viewBox", $"0 0 {wide} {high}"), ("font-family", Fonts), ("role", "img"));
        svg.Line().Element("title", chart.Title).Line().Element("desc", chart.Finding.ToString()).Line();
        svg.Shape("rect", ("width", wide), ("height", high), ("fill", svg.Tone(Look.Paper))).Line();
        return svg.Own(content).Own("</svg>\n").ToString();
    }

    private static void Pictures(MarkupText svg, ImmutableArray<SvgPicture> pictures, ref double y)
    {
        var hasTitles = pictures.Any(picture => !picture.Title.IsEmpty);
        var x = Margin;
        foreach (var picture in pictures)
        {
            if (hasTitles) Line(svg, picture.Title.ToString(), x, y + SvgPicture.TextSize, SvgPicture.TextSize, 400);
            svg.Open("g", ("transform", $"translate({MarkupText.Number(x)} {MarkupText.Number(y + (hasTitles ? SvgPicture.TextSize + 5 : 0))})"), ("font-size", MarkupText.Number(SvgPicture.TextSize)));
            picture.Draw(svg);
            svg.Close("g").Line();
            x += picture.Width + Gap;
        }
        y += pictures.Max(picture => picture.Height) + (hasTitles ? SvgPicture.TextSize + 5 : 0);
    }

    private static void Paragraph(MarkupText svg, string text, double size, int weight, double width, ref double y)
    {
        foreach (var line in TextWidth.Lines(text, size, width))
        {
            Line(svg, line, Margin, y + size, size, weight);
            y += size * 1.4;
        }
    }

    private static void Line(MarkupText svg, string text, double x, double y, double size, int weight) => svg.Element("text", text,
        ("x", MarkupText.Number(x)), ("y", MarkupText.Number(y)), ("font-size", MarkupText.Number(size)), ("font-weight", MarkupText.Number(weight)),
        ("fill", svg.Tone(size == Small ? Look.Grey : Look.Ink))).Line();
}
