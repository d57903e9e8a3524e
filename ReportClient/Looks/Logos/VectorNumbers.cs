using System.Globalization;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Reporting.Looks.Logos;

/// <summary>Reads the numbers of SVG.</summary>
internal static partial class VectorNumbers
{
    private const string Advice = "Save it once more with a drawing program, as plain SVG; or take a PNG.";

    /// <summary>A length in the picture's own unit; 0 where there is none.</summary>
    /// <exception cref="LogoException">It is no number.</exception>
    public static float One(string? text)
    {
        if (text is null) return 0;
        var trimmed = text.Trim();
        if (trimmed.EndsWith("px", StringComparison.Ordinal)) trimmed = trimmed[..^2];
        return Finite(trimmed);
    }

    /// <summary>Numbers with spaces or commas between them; none where there is no text.</summary>
    /// <exception cref="LogoException">One is no number.</exception>
    public static float[] List(string? text) => text is null ? [] : [.. Number.Matches(text).Select(match => Finite(match.Value))];

    /// <summary>A list of transforms as one; the identity where there is none.</summary>
    /// <exception cref="LogoException">One is not known.</exception>
    public static SKMatrix Transform(string? text)
    {
        var all = SKMatrix.Identity;
        if (string.IsNullOrWhiteSpace(text)) return all;
        if (Call.Replace(text, "").AsSpan().ContainsAnyExcept(" ,\t\r\n")) throw Unknown(text);
        foreach (Match call in Call.Matches(text)) all = all.PreConcat(One(call.Groups[1].Value, List(call.Groups[2].Value), text));
        return all;
    }

    private static SKMatrix One(string name, float[] n, string text) => (name, n.Length) switch
    {
        ("matrix", 6) => new SKMatrix(n[0], n[2], n[4], n[1], n[3], n[5], 0, 0, 1),
        ("translate", 1) => SKMatrix.CreateTranslation(n[0], 0),
        ("translate", 2) => SKMatrix.CreateTranslation(n[0], n[1]),
        ("scale", 1) => SKMatrix.CreateScale(n[0], n[0]),
        ("scale", 2) => SKMatrix.CreateScale(n[0], n[1]),
        ("rotate", 1) => SKMatrix.CreateRotationDegrees(n[0]),
        ("rotate", 3) => SKMatrix.CreateRotationDegrees(n[0], n[1], n[2]),
        ("skewX", 1) => SKMatrix.CreateSkew(Slope(n[0]), 0),
        ("skewY", 1) => SKMatrix.CreateSkew(0, Slope(n[0])),
        _ => throw Unknown(text),
    };

    private static float Slope(float degrees) => MathF.Tan(degrees * MathF.PI / 180);

    private static float Finite(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : throw new LogoException($"has a length that is no number of its own unit, '{Shown(text)}'", Advice);

    private static LogoException Unknown(string text) => new($"has a transform that is not known, '{Shown(text)}'", Advice);

    private static string Shown(string text) => text.Length > 30 ? text[..30] + "..." : text;

    [GeneratedRegex(@"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"([a-zA-Z]+)\s*\(([^()]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Call { get; }
}
