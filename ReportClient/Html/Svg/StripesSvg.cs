using System.Text;
using SkiaSharp;

namespace Reporting.Html.Svg;

/// <summary>Stripes for what the data do not know, as plain lines: a page that needs nothing else has no patterns to refer to.</summary>
internal static class StripesSvg
{
    private const float Between = 5;

    /// <summary>The stripes inside a box.</summary>
    public static string Path(float left, float top, float width, float height) =>
        Path([[new(left, top), new(left + width, top), new(left + width, top + height), new(left, top + height), new(left, top)]]);

    /// <summary>The stripes inside closed rings, as the steps of a path.</summary>
    /// <param name="rings">What lies within an odd number of them is inside.</param>
    public static string Path(IReadOnlyList<List<SKPoint>> rings)
    {
        ArgumentNullException.ThrowIfNull(rings);
        var path = new StringBuilder();
        // A stripe is where x and y add up to the same: it goes in and out at the edges that it crosses.
        var (least, most) = (rings.Min(ring => ring.Min(Sum)), rings.Max(ring => ring.Max(Sum)));
        for (var sum = (MathF.Floor(least / Between) + 0.5f) * Between; sum < most; sum += Between)
        {
            var crossings = rings.SelectMany(ring => ring.Zip(ring.Skip(1))).Where(edge => Sum(edge.First) < sum != Sum(edge.Second) < sum).Select(edge => At(edge.First, edge.Second, sum)).Order().ToList();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
                path.Append('M').Append(N(crossings[i])).Append(' ').Append(N(sum - crossings[i])).Append('L').Append(N(crossings[i + 1])).Append(' ').Append(N(sum - crossings[i + 1]));
        }
        return path.ToString();
    }

    private static float At(SKPoint from, SKPoint to, float sum) => from.X + (to.X - from.X) * (sum - Sum(from)) / (Sum(to) - Sum(from));

    private static float Sum(SKPoint point) => point.X + point.Y;

    private static string N(float number) => MarkupText.Number(number);
}
