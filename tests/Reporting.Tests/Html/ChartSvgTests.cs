using System.Xml.Linq;
using Reporting.Briefs;
using Reporting.Html.Svg;
using Reporting.Pdf;
using Reporting.Tallies;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.Html;

public sealed class ChartSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly Week Last = TrialBriefs.Week("2012-W22");

    public static TheoryData<string> Names => [.. TrialBriefs.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task SvgFile_OfEachChartOfEachTrial_DrawsInsideItsBox(string name)
    {
        var brief = await TrialBriefs.Build(name);

        Assert.All(Charts(brief), chart =>
        {
            var file = Parsed(chart);
            Assert.Equal((chart.Title, chart.Finding.ToString()), (file.Element(Svg + "title")!.Value, file.Element(Svg + "desc")!.Value));
            var pictures = ChartSvg.Of(chart).Zip(file.Elements(Svg + "g"));
            Assert.All(pictures, both => Assert.All(both.Second.Elements(Svg + "rect"), bar =>
            {
                Assert.InRange(Number(bar, "x"), 0, both.First.Width - Number(bar, "width"));
                Assert.InRange(Number(bar, "y"), 0, both.First.Height - Number(bar, "height"));
            }));
            Assert.All(pictures, both => Assert.All(both.Second.Elements(Svg + "text"), text => Assert.InRange(Number(text, "x"), 0, both.First.Width)));
        });
    }

    [Fact]
    public void Bars_NotReported_AreWordsWithoutABar()
    {
        var chart = Parsed(SmallBrief.Of().Sections.SelectMany(section => section.Blocks).OfType<BarChart>().Single()).Element(Svg + "g")!;

        Assert.Single(chart.Elements(Svg + "rect"));
        Assert.Equal(["1,204", "not reported"], chart.Elements(Svg + "text").Where(text => text.Attribute("data-figure") is not null).Select(text => text.Value));
    }

    [Fact]
    public void Bars_AreAsLongAsTheirNumbers()
    {
        var chart = new BarChart { Id = "x", Title = "X", Finding = Prose.Empty, Note = Prose.Empty, Bars = [Bar("A", 40), Bar("B", 10), Bar("C", 0)] };

        var widths = Parsed(chart).Element(Svg + "g")!.Elements(Svg + "rect").Select(bar => Number(bar, "width")).ToList();

        Assert.Equal(2, widths.Count);
        Assert.Equal(widths[0], widths[1] * 4, 0.03);
    }

    [Fact]
    public void Trend_OfUnknownAndEmptyWeeks_TellsThemApart()
    {
        var panel = Parsed(SmallBrief.Of().Sections.SelectMany(section => section.Blocks).OfType<TrendChart>().Single()).Element(Svg + "g")!;

        // Two weeks have a number above zero, one of them mostly of vague dates; one week has none, one does not report, one is not covered.
        Assert.Equal(2, panel.Elements(Svg + "rect").Count());
        Assert.Equal("#ffffff", Assert.Single(panel.Elements(Svg + "rect"), bar => bar.Attribute("stroke")!.Value != "none").Attribute("fill")!.Value);
        Assert.Single(panel.Elements(Svg + "circle"));
        Assert.Single(panel.Elements(Svg + "path"), path => path.Attribute("d")!.Value.Contains("l4 4m0 -4l-4 4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8_000, "8,000")]
    [InlineData(1_250_000, "1,250,000")]
    [InlineData(1, "1")]
    public void Trend_OfAnySize_PrintsTheNumberOfTheWeekBesideItsBar(long most, string text)
    {
        var chart = new TrendChart
        {
            Id = "trend",
            Title = "Trend",
            Finding = Prose.Empty,
            Note = Prose.Empty,
            Panels = [new TrendPanel("Killed", null, [.. Enumerable.Range(0, 52).Select(i => new TrendPoint(Last.Add(i - 51), most * i / 51))])],
        };

        var panel = Parsed(chart).Element(Svg + "g")!;

        var number = Assert.Single(panel.Elements(Svg + "text"), one => one.Attribute("font-weight")!.Value == "600");
        var bar = panel.Elements(Svg + "rect").Last();
        Assert.Equal(text, number.Value);
        Assert.True(Number(number, "x") > Number(bar, "x") + Number(bar, "width"));
        Assert.Equal(MarkupColor(Look.Accent), bar.Attribute("fill")!.Value);
    }

    [Fact]
    public void Trend_OfMonths_SaysThatItsMeanIsOfAMonth()
    {
        var months = TimeStep.Within(new Period(new DateOnly(2012, 1, 1), new DateOnly(2012, 3, 31)), Step.Month, DayOfWeek.Monday).Select(month => new TrendPoint(month, 2));
        var chart = new TrendChart { Id = "trend", Title = "Trend", Finding = Prose.Empty, Note = Prose.Empty, Panels = [new TrendPanel("Incidents", new PrintedFigure("mean", 2, "2.0"), [.. months])] };

        Assert.Equal("Incidents · mean 2.0 a month", ChartSvg.Of(chart).Single().Title.ToString());
    }

    [Fact]
    public void SvgFile_OfAChartOfAnotherKind_IsNone() => Assert.Null(SvgFile.Print(UnknownChart.Some));

    [Theory]
    [InlineData("one two three", 42, "one two|three")]
    [InlineData("unbreakable", 20, "unb|rea|kab|le")]
    [InlineData("", 20, "")]
    public void Lines_OfAText_FitTheirWidth(string text, double width, string expected)
    {
        var lines = TextWidth.Lines(text, 10, width);

        Assert.All(lines, line => Assert.InRange(TextWidth.Of(line, 10), 0, width));
        Assert.Equal(expected, string.Join('|', lines));
    }

    internal static IEnumerable<Chart> Charts(Brief brief) => brief.Sections.SelectMany(section => section.Blocks).OfType<Chart>();

    private static Bar Bar(string label, long value) => new(label, new PrintedFigure(label, value, label), BarHue.Killed);

    private static XElement Parsed(Chart chart) => XElement.Parse(SvgFile.Print(chart)!);

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string MarkupColor(SkiaSharp.SKColor color) => Reporting.Html.MarkupText.Color(color);
}
