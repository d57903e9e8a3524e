using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Tests.Briefs;
using SkiaSharp;
using UglyToad.PdfPig;

namespace Reporting.Tests.Charts;

public sealed class ChartTests
{
    [Fact]
    public void Bars_DrawnOnAPage_ShowEachLabelAndNumberOnce()
    {
        var chart = new BarChart
        {
            Id = "types",
            Title = "Types",
            Finding = Prose.Empty,
            Note = Prose.Empty,
            Bars = [new Bar("Raid", new PrintedFigure("raid", 12, "12"), BarHue.Incidents), new Bar("Ambush", new PrintedFigure("ambush", null, "not reported"), BarHue.Rest)],
        };

        Assert.Equal("12AmbushRaidnotreported", Sorted(canvas => BarsPlot.Draw(canvas, chart, ["Raid", "Ambush"], 60, SKRect.Create(20, 20, 240, 60), Alphabet.Whole)));
    }

    [Fact]
    public void Trend_DrawnOnAPage_ShowsMonthsStepsAndThisWeeksNumberOnce()
    {
        var last = TrialBriefs.Week("2012-W22");
        var panel = new TrendPanel("Incidents", null, [.. Enumerable.Range(0, 52).Select(i => new TrendPoint(last.Add(i - 51), i == 51 ? 7 : i == 20 ? null : 0))]);

        Assert.Equal("0220112012467AprJanJulOct", Sorted(canvas => TrendPlot.Draw(canvas, panel, SKRect.Create(20, 20, 240, 88), Look.Accent, Look.AccentLight, TrendPlot.Left([panel]), Alphabet.Whole)));
    }

    [Theory]
    [InlineData("2012-W22", 8_000)]
    [InlineData("2012-W22", 1_250_000)]
    [InlineData("2022-W03", 1)]
    [InlineData("2022-W04", 40)]
    public void Trend_OfAnySize_DrawsEveryLabelInsideItsBox(string week, long most)
    {
        var last = TrialBriefs.Week(week);
        var panel = new TrendPanel("Killed", null, [.. Enumerable.Range(0, 52).Select(i => new TrendPoint(last.Add(i - 51), most * i / 51))]);
        using var pdf = Page(canvas => TrendPlot.Draw(canvas, panel, SKRect.Create(20, 20, 240, 84), Look.Accent, Look.AccentLight, TrendPlot.Left([panel]), Alphabet.Whole));

        Assert.All(pdf.GetPage(1).Letters, letter => Assert.InRange(letter.StartBaseLine.X, 20, 260));
        Assert.All(pdf.GetPage(1).Letters, letter => Assert.InRange(letter.EndBaseLine.X, 20, 260));
    }

    // The words of a page in order of the alphabet, without spaces.
    private static string Sorted(Action<SKCanvas> draw)
    {
        using var pdf = Page(draw);
        return string.Concat(pdf.GetPage(1).GetWords().Select(word => word.Text).Order(StringComparer.Ordinal));
    }

    private static PdfDocument Page(Action<SKCanvas> draw)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            draw(document.BeginPage(300, 200));
            document.EndPage();
            document.Close();
        }
        return PdfDocument.Open(stream.ToArray());
    }
}
