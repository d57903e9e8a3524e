using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace Reporting.Looks.Logos;

/// <summary>How a shape is drawn, with what it has from the groups around it.</summary>
internal sealed record VectorPaint
{
    /// <summary>Filled black, without a line.</summary>
    public static VectorPaint Plain { get; } = new();

    public SKColor? Fill { get; init; } = SKColors.Black;

    public SKColor? Stroke { get; init; }

    public float StrokeWidth { get; init; } = 1;

    public float FillOpacity { get; init; } = 1;

    public float StrokeOpacity { get; init; } = 1;

    public float Opacity { get; init; } = 1;

    public bool IsEvenOdd { get; init; }

    public bool IsShown { get; init; } = true;

    public SKStrokeCap Cap { get; init; } = SKStrokeCap.Butt;

    public SKStrokeJoin Join { get; init; } = SKStrokeJoin.Miter;
}

/// <summary>What the classes of an SVG file say, and how it comes together with the attributes of an element.</summary>
internal sealed partial class VectorStyles
{
    private const string Advice = "Fill shapes with plain colours and save it as plain SVG; or take a PNG.";

    private readonly Dictionary<string, List<(string Name, string Value)>> _classes = new(StringComparer.Ordinal);

    private VectorStyles()
    {
    }

    /// <summary>The classes of a file.</summary>
    /// <exception cref="LogoException">A rule is not one of classes.</exception>
    public static VectorStyles In(XElement root)
    {
        var styles = new VectorStyles();
        foreach (var sheet in root.Descendants().Where(element => element.Name.LocalName == "style")) styles.Add(Comment.Replace(sheet.Value, " "));
        return styles;
    }

    /// <summary>How an element is drawn.</summary>
    /// <param name="element">The element.</param>
    /// <param name="paint">How the group around it is drawn.</param>
    /// <exception cref="LogoException">It is drawn by what is not known.</exception>
    public VectorPaint Of(XElement element, VectorPaint paint)
    {
        // A style of its own outweighs its classes, and those its attributes.
        foreach (var attribute in element.Attributes()) paint = With(paint, attribute.Name.LocalName, attribute.Value);
        foreach (var name in (element.Attribute("class")?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            foreach (var (property, value) in _classes.GetValueOrDefault(name, [])) paint = With(paint, property, value);
        foreach (var (property, value) in Declarations(element.Attribute("style")?.Value ?? "")) paint = With(paint, property, value);
        return paint;
    }

    private void Add(string sheet)
    {
        if (sheet.Contains('@', StringComparison.Ordinal) || !string.IsNullOrWhiteSpace(Rule.Replace(sheet, ""))) throw new LogoException("has a style sheet that cannot be read", Advice);
        foreach (Match rule in Rule.Matches(sheet))
        {
            foreach (var selector in rule.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!ClassName.IsMatch(selector)) throw new LogoException("has styles for other things than classes", Advice);
                if (!_classes.TryGetValue(selector[1..], out var known)) _classes[selector[1..]] = known = [];
                known.AddRange(Declarations(rule.Groups[2].Value));
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Declarations(string text) =>
        text.Split(';').Select(part => part.Split(':', 2, StringSplitOptions.TrimEntries)).Where(part => part.Length == 2).Select(part => (part[0], part[1]));

    private static VectorPaint With(VectorPaint paint, string property, string value) => property switch
    {
        "fill" => paint with { Fill = Color(value) },
        "stroke" => paint with { Stroke = Color(value) },
        "stroke-width" => paint with { StrokeWidth = VectorNumbers.One(value) },
        "fill-opacity" => paint with { FillOpacity = Share(value) },
        "stroke-opacity" => paint with { StrokeOpacity = Share(value) },
        "opacity" => paint with { Opacity = paint.Opacity * Share(value) },
        "fill-rule" => paint with { IsEvenOdd = value.Trim() == "evenodd" },
        "stroke-linecap" => paint with { Cap = value.Trim() switch { "round" => SKStrokeCap.Round, "square" => SKStrokeCap.Square, _ => SKStrokeCap.Butt } },
        "stroke-linejoin" => paint with { Join = value.Trim() switch { "round" => SKStrokeJoin.Round, "bevel" => SKStrokeJoin.Bevel, _ => SKStrokeJoin.Miter } },
        "display" => paint with { IsShown = paint.IsShown && value.Trim() != "none" },
        "visibility" => paint with { IsShown = paint.IsShown && value.Trim() is not ("hidden" or "collapse") },
        "clip-path" or "mask" or "filter" or "stroke-dasharray" or "mix-blend-mode" when value.Trim() is not ("none" or "normal") => throw new LogoException($"uses '{property}', which is not drawn", Advice),
        _ => paint,
    };

    private static float Share(string value) => value.Trim().EndsWith('%') ? VectorNumbers.One(value.Trim()[..^1]) / 100 : VectorNumbers.One(value);

    // Null is no colour: nothing is drawn.
    private static SKColor? Color(string value)
    {
        var text = value.Trim().ToLowerInvariant();
        if (text is "none" or "transparent") return null;
        if (Named.TryGetValue(text, out var named)) return named;
        if (text.StartsWith('#') && text.Length is 4 or 7 && SKColor.TryParse(text, out var color)) return color;
        if (Rgb.Match(text) is { Success: true } rgb && rgb.Groups.Values.Skip(1).Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture)).ToArray() is [<= 255 and var red, <= 255 and var green, <= 255 and var blue])
            return new SKColor((byte)red, (byte)green, (byte)blue);
        throw new LogoException($"has a colour that is not known, '{(text.Length > 30 ? text[..30] + "..." : text)}'", Advice);
    }

    private static readonly Dictionary<string, SKColor> Named = new(StringComparer.Ordinal)
    {
        ["black"] = SKColors.Black, ["white"] = SKColors.White, ["red"] = SKColors.Red, ["green"] = SKColors.Green, ["blue"] = SKColors.Blue, ["navy"] = SKColors.Navy, ["gray"] = SKColors.Gray,
        ["grey"] = SKColors.Gray, ["silver"] = SKColors.Silver, ["maroon"] = SKColors.Maroon, ["yellow"] = SKColors.Yellow, ["orange"] = SKColors.Orange, ["teal"] = SKColors.Teal, ["purple"] = SKColors.Purple,
        ["currentcolor"] = SKColors.Black,
    };

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Rule { get; }

    [GeneratedRegex(@"^\.[a-zA-Z_][a-zA-Z0-9_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClassName { get; }

    [GeneratedRegex(@"^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rgb { get; }
}
