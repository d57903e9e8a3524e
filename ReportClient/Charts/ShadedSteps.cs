using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using SkiaSharp;

namespace Reporting.Charts;

/// <summary>Draws steps as shaded cells and as small bars; what the data do not cover is hatched, which no number is.</summary>
/// <remarks>The shades are ColorBrewer's sequential blues, told apart by colour-blind readers and in grey print by their lightness.</remarks>
internal static class ShadedSteps
{
    private const float Gap = 0.7f;
    private const float Hatch = 3.2f;

    private static readonly SKColor[] Blues = [new(0xC6, 0xDB, 0xEF), new(0x9E, 0xCA, 0xE1), new(0x6B, 0xAE, 0xD6), new(0x31, 0x82, 0xBD), new(0x08, 0x51, 0x9C)];

    /// <summary>The colour of a shade; of few shades the darkest ones are left out in between, so that they stay apart.</summary>
    public static SKColor Shade(int shade, int shades) => Blues[shades <= 1 ? Blues.Length - 2 : shade * (Blues.Length - 1) / (shades - 1)];

    /// <summary>One cell: shaded where there are incidents, light where there are none, hatched where the data do not cover it.</summary>
    public static void Cell(SKCanvas canvas, SKRect box, long? value, IReadOnlyList<long> shades)
    {
        var inner = SKRect.Create(box.Left, box.Top, box.Width - Gap, box.Height - Gap);
        if (value is not { } number)
        {
            Hatched(canvas, inner);
            return;
        }
        using var paint = new SKPaint { Color = Fill(number, shades) };
        canvas.DrawRect(inner, paint);
    }

    /// <summary>The colour of a cell: that of its shade, and a light ground for none.</summary>
    public static SKColor Fill(long number, IReadOnlyList<long> shades) => number == 0 ? Look.Tint : Shade(ShadeOf(number, shades), shades.Count);

    /// <summary>A small chart: a bar a step up to the top of the scale, the last one darker; the ground that the data do not cover is hatched.</summary>
    public static void Bars(SKCanvas canvas, SmallChart chart, long most, SKRect box, LookColors colors)
    {
        var step = box.Width / chart.Points.Length;
        var uncovered = chart.Points.TakeWhile(point => !point.IsCovered).Count();
        if (uncovered > 0) Hatched(canvas, SKRect.Create(box.Left, box.Top, uncovered * step, box.Height));
        using var paint = new SKPaint { Color = colors.Of(Look.Hairline), StrokeWidth = 0.5f };
        canvas.DrawLine(box.Left, box.Top, box.Right, box.Top, paint);
        for (var i = 0; i < chart.Points.Length; i++)
        {
            if (chart.Points[i].Value is not (> 0 and var value)) continue;
            paint.Color = colors.Of(i == chart.Points.Length - 1 ? Look.Accent : Look.AccentLight);
            var height = box.Height * value / Math.Max(1, most);
            canvas.DrawRect(box.Left + i * step, box.Bottom - height, step * 0.78f, height, paint);
        }
        paint.Color = Look.Grey;
        paint.StrokeWidth = 0.7f;
        canvas.DrawLine(box.Left, box.Bottom, box.Right, box.Bottom, paint);
    }

    private static int ShadeOf(long value, IReadOnlyList<long> shades)
    {
        var shade = 0;
        while (shade + 1 < shades.Count && value >= shades[shade + 1]) shade++;
        return shade;
    }

    /// <summary>Ground that the data do not cover.</summary>
    public static void Hatched(SKCanvas canvas, SKRect box)
    {
        canvas.Save();
        canvas.ClipRect(box);
        using var paint = new SKPaint { Color = Look.Rest, StrokeWidth = 0.45f, IsAntialias = true };
        for (var sum = MathF.Floor((box.Left + box.Top) / Hatch) * Hatch; sum < box.Right + box.Bottom; sum += Hatch)
            canvas.DrawLine(sum - box.Bottom, box.Bottom, sum - box.Top, box.Top, paint);
        canvas.Restore();
    }
}
