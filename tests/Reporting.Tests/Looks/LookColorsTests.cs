using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using SkiaSharp;

namespace Reporting.Tests.Looks;

public sealed class LookColorsTests
{
    [Fact]
    public void Of_ThePlainLook_AreTheProductsOwn() =>
        Assert.All((SKColor[])[Look.Accent, Look.AccentLight, Look.Night, Look.Ink, Look.Hairline, Look.Killed, Look.Grey], color => Assert.Equal(color, LookColors.Own.Of(color)));

    [Fact]
    public void Of_ALook_TakeTheirPlacesAndLeaveThoseOfMeaning()
    {
        var colors = new LookColors(new BriefLook { Accent = "#8a1538", Heading = "#222244", Text = "#333333", Grid = "#cccccc" });

        Assert.Equal([new SKColor(0x8A, 0x15, 0x38), new SKColor(0x22, 0x22, 0x44), new SKColor(0x33, 0x33, 0x33), new SKColor(0xCC, 0xCC, 0xCC)], ((SKColor[])[Look.Accent, Look.Night, Look.Ink, Look.Hairline]).Select(colors.Of));
        Assert.Equal((Look.Killed, Look.Rest, Look.Grey), (colors.Of(Look.Killed), colors.Of(Look.Rest), colors.Of(Look.Grey)));
    }

    [Theory]
    [InlineData("#8a1538", "")]
    [InlineData("#006600", "#595959")]
    [InlineData("#000000", "#000000")]
    [InlineData("", "#595959")]
    [InlineData("#0000ff", "#4b3f00")]
    public void Light_OfAnyAccent_IsLegibleOnTheMastheadAndSeenOnWhite(string accent, string heading)
    {
        var colors = new LookColors(new BriefLook { Accent = accent, Heading = heading });

        Assert.True(Contrast.Of(colors.Of(Look.AccentLight), colors.Of(Look.Night)) >= 4.5);
        Assert.True(Contrast.Of(colors.Of(Look.AccentLight), SKColors.White) >= 1.3);
    }
}
