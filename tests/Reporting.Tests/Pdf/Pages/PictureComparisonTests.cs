using SkiaSharp;

namespace Reporting.Tests.Pdf.Pages;

/// <summary>The comparison takes for alike what a reader would, and nothing else.</summary>
public sealed class PictureComparisonTests
{
    private static SKBitmap Page => ApprovedPages.Of("one-incident", 1);

    [Fact]
    public void Picture_AgainstItself_DoesNotDiffer() => Assert.Equal((0, 0), (PictureComparison.Of(Page, Page).Fine, PictureComparison.Of(Page, Page).Coarse));

    [Fact]
    public void Picture_WithNoise_IsAlike()
    {
        var chance = new Random(3);
        byte Noisy(byte channel) => (byte)Math.Clamp(channel + chance.Next(-20, 21), 0, 255);
        var noisy = Page;
        noisy.Pixels = [.. noisy.Pixels.Select(color => color == SKColors.White ? color : new SKColor(Noisy(color.Red), Noisy(color.Green), Noisy(color.Blue)))];

        Assert.True(PictureComparison.Of(Page, noisy).IsAlike, PictureComparison.Of(Page, noisy).ToString());
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 0)]
    public void Picture_Shifted_IsNotAlike(int right, int down)
    {
        var shifted = Painted((canvas, page) =>
        {
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(page, right, down);
        });

        Assert.False(PictureComparison.Of(Page, shifted).IsAlike);
    }

    [Fact]
    public void Picture_WithOneLineMoved_IsNotAlike()
    {
        var line = Line;
        var moved = Painted((canvas, page) =>
        {
            Fill(canvas, line, SKColors.White);
            canvas.DrawBitmap(page, line, SKRect.Create(line.Left, line.Top + 2, line.Width, line.Height));
        });

        Assert.False(PictureComparison.Of(Page, moved).IsAlike);
    }

    [Fact]
    public void Picture_WithAWordOverAnother_IsNotAlike()
    {
        var line = Line;
        var over = Painted((canvas, page) =>
        {
            using var darken = new SKPaint { BlendMode = SKBlendMode.Darken };
            canvas.DrawBitmap(page, SKRect.Create(line.Left, line.Top, 30, line.Height), SKRect.Create(line.Left + 17, line.Top, 30, line.Height), darken);
        });

        Assert.False(PictureComparison.Of(Page, over).IsAlike);
    }

    [Fact]
    public void Picture_WithoutOneBlock_IsNotAlike() =>
        Assert.False(PictureComparison.Of(Page, Painted((canvas, _) => Fill(canvas, Line, SKColors.White))).IsAlike);

    [Fact]
    public void Picture_WhoseLightGroundIsGone_IsNotAlike()
    {
        var white = Page;
        white.Pixels = [.. white.Pixels.Select(color => color.Red >= 0xEE ? SKColors.White : color)];

        Assert.False(PictureComparison.Of(Page, white).IsAlike);
    }

    [Fact]
    public void Picture_InAnotherColorOfTheSameLightness_IsNotAlike()
    {
        var other = Page;
        other.Pixels = [.. other.Pixels.Select(color => new SKColor(color.Blue, color.Green, color.Red))];

        Assert.False(PictureComparison.Of(Page, other).IsAlike);
    }

    // The first sentence below the first heading.
    private static SKRect Line => SKRect.Create(46, 163, 300, 11);

    private static SKBitmap Painted(Action<SKCanvas, SKBitmap> paint)
    {
        var painted = Page.Copy();
        using var canvas = new SKCanvas(painted);
        paint(canvas, Page);
        canvas.Flush();
        return painted;
    }

    private static void Fill(SKCanvas canvas, SKRect box, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        canvas.DrawRect(box, paint);
    }
}
