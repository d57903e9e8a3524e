using System.Globalization;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Reporting.Pdf.Structure;

/// <summary>Signs among the drawing steps of a page, of which the finishing pass makes marked content.</summary>
/// <remarks>
/// Skia can tag, but its C# binding does not let us give it a structure. So where marked content begins and ends a small rectangle of a size that tells
/// its number is drawn, in a place and a colour that nothing else has; the finishing pass finds the steps that it became and takes them out. They are drawn
/// outside of any transformation and clip, so that content begins and ends at the same level of the graphics state.
/// </remarks>
internal static partial class ContentSign
{
    /// <summary>The number of what stands at the head and foot of pages, which belongs to no element.</summary>
    public const int Furniture = 0;

    // Powers of two, so that all that is computed of them is exact. Numbers are written in digits of this base, so that they stay exact as well.
    private const float Edge = 1f / 128;
    private const float EndSide = 0.5f;
    private const int Base = 8192;

    // As Skia writes them. The colour goes with the sign, since whatever is drawn next sets its own.
    private const string Corner = ".0078125 .0078125 ";
    private const string ColorSteps = ".0039 .9961 .0118 RG .0039 .9961 .0118 rg\n";

    private static readonly SKColor Color = new(1, 254, 3);

    /// <summary>Begins the content of a number; it ends where the answer is disposed.</summary>
    public static IDisposable Begin(SKCanvas canvas, int number)
    {
        Draw(canvas, 1 + number % Base, 1 + number / Base);
        return new Open(canvas);
    }

    /// <summary>The signs in the content of a page, in order.</summary>
    public static IEnumerable<PlacedSign> In(string content)
    {
        // Most of a page is none of it: its corner is looked for first.
        var after = 0;
        for (var corner = 0; (corner = content.IndexOf(Corner, corner, StringComparison.Ordinal)) >= 0; corner += Corner.Length)
        {
            var match = Sides().Match(content, corner + Corner.Length);
            if (!match.Success) continue;
            var (wide, high) = (match.Groups["wide"].Value, match.Groups["high"].Value);
            var start = corner - LengthOfState(content.AsSpan(after, corner - after));
            var state = content[start..corner];
            if (content.AsSpan(after, start - after).EndsWith(ColorSteps)) start -= ColorSteps.Length;
            after = match.Index + match.Length;
            yield return new PlacedSign(start, after, state, wide == ".5" ? null : Digit(wide) + Base * Digit(high));
        }
    }

    // How long the step at the end is that sets the graphics state; 0 where the last step is another. It stays, since what is drawn next may be drawn in it.
    private static int LengthOfState(ReadOnlySpan<char> steps)
    {
        const string setting = " gs\n";
        if (!steps.EndsWith(setting)) return 0;
        var name = steps[..^setting.Length].TrimEnd("0123456789");
        return name.EndsWith("/G") && name.Length < steps.Length - setting.Length ? steps.Length - name.Length + 2 : 0;
    }

    private static int Digit(string text) => int.Parse(text, CultureInfo.InvariantCulture) - 1;

    private static void Draw(SKCanvas canvas, float wide, float high)
    {
        using var paint = new SKPaint { Color = Color };
        canvas.DrawRect(SKRect.Create(Edge, Edge, wide, high), paint);
    }

    [GeneratedRegex(@"\G(?<wide>\d+|\.5) (?<high>\d+|\.5) re\nf\n", RegexOptions.CultureInvariant)]
    private static partial Regex Sides();

    private sealed class Open(SKCanvas canvas) : IDisposable
    {
        public void Dispose() => Draw(canvas, EndSide, EndSide);
    }
}

/// <summary>A sign in the content of a page.</summary>
/// <param name="Start">Where its steps begin.</param>
/// <param name="End">Where the steps after it begin.</param>
/// <param name="State">The steps among its own that stay.</param>
/// <param name="Number">The number of what begins; null where the content before it ends.</param>
internal readonly record struct PlacedSign(int Start, int End, string State, int? Number);
