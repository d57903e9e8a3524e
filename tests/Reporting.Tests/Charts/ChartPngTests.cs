using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Tests.Briefs;
using Reporting.Tests.Html;
using SkiaSharp;

namespace Reporting.Tests.Charts;

public sealed class ChartPngTests
{
    [Theory]
    [InlineData("sample")]
    [InlineData("country-coded")]
    [InlineData("hard-names")]
    public async Task Png_OfEachChart_HoldsItsColoursOnWhite(string name)
    {
        var brief = await TrialBriefs.Build(name);

        Assert.All(ChartSvgTests.Charts(brief).Where(chart => chart is not HeatMap and not PlaceMap), chart =>
        {
            using var picture = SKBitmap.Decode(ChartPng.Draw(chart)!);
            var colors = picture.Pixels.Distinct().ToHashSet();
            Assert.Equal(SKColors.White, picture.GetPixel(0, 0));
            Assert.Contains(colors, color => color == Reporting.Pdf.Look.Accent || color == Reporting.Pdf.Look.Killed);
        });
    }

    [Fact]
    public async Task Png_OfMapsAndPlaces_IsAPicture() => Assert.All(
        (await TrialBriefs.Build("map")).Sections.SelectMany(section => section.Blocks).OfType<Chart>().Where(chart => chart is not BarChart),
        chart => Assert.Equal(1047, SKBitmap.Decode(ChartPng.Draw(chart)!).Width));

    [Fact]
    public async Task Png_OfTheTrend_HasTwoPixelsForEachPointOfThePage()
    {
        var chart = ChartSvgTests.Charts(await TrialBriefs.Build("sample")).First();

        using var picture = SKBitmap.Decode(ChartPng.Draw(chart)!);

        Assert.Equal(1047, picture.Width);
    }

    [Fact]
    public void Png_OfAChartOfAnotherKind_IsNone() => Assert.Null(ChartPng.Draw(UnknownChart.Some));
}
