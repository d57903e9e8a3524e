using Reporting.Briefs;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>What stands at the head and foot of pages.</summary>
internal sealed class PageFurniture(Brief brief, Typesetter type, PageFormat format)
{
    public void Draw(SKCanvas canvas, int index, int count)
    {
        using var line = new SKPaint { Color = type.Colors.Of(Look.Hairline), StrokeWidth = Look.Hair };
        var (x, width) = (PageFormat.Margin, format.ContentWidth);
        if (index > 0)
        {
            var right = type.Set(PageWords.HeadRight(brief.Masthead), Look.Small, width);
            var left = type.Set(PageWords.HeadLeft(brief.Masthead), Look.SmallStrong.In(Look.Grey), width - right.Width - 20);
            left.Draw(canvas, x, 30 - left.Height + Look.Small.LineHeight, width);
            right.Draw(canvas, x, 30, width, Side.Right);
            canvas.DrawLine(x, 46, x + width, 46, line);
        }
        var foot = format.Height - 33;
        canvas.DrawLine(x, foot - 5, x + width, foot - 5, line);
        var page = type.Set($"Page {index + 1} of {count}", Look.Small, width);
        type.Set(PageWords.Foot(brief), Look.Small, width - page.Width - 20).Draw(canvas, x, foot, width);
        page.Draw(canvas, x, foot, width, Side.Right);
    }
}
