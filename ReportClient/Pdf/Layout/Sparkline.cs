using System.Collections.Immutable;
using Reporting.Looks;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>The numbers of many weeks as bars the size of a line of text; the last one in colour.</summary>
internal static class Sparkline
{
    public static void Draw(SKCanvas canvas, SKRect box, ImmutableArray<long> values, LookColors colors)
    {
        var most = Math.Max(1, values.Max());
        var step = box.Width / values.Length;
        using var paint = new SKPaint { Color = colors.Of(Look.Hairline), StrokeWidth = 0.5f };
        canvas.DrawLine(box.Left, box.Bottom, box.Right, box.Bottom, paint);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == 0) continue;
            paint.Color = colors.Of(i == values.Length - 1 ? Look.Accent : Look.Rest);
            var height = Math.Max(0.8f, box.Height * values[i] / most);
            canvas.DrawRect(box.Left + i * step, box.Bottom - height, step * 0.78f, height, paint);
        }
    }
}
