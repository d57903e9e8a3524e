using System.Globalization;
using System.Xml.Linq;
using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
using Reporting.QuestPdf.Layout;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.QuestPdf;

/// <summary>The pictures of charts that QuestPDF gets.</summary>
public sealed class DrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. TrialBriefs.OfEveryKind];

    [Theory, MemberData(nameof(Names))]
    public async Task Svg_OfEachChart_HasItsSizeAndNoWordsOfThePage(string name)
    {
        var width = PageFormat.A4.ContentWidth;
        foreach (var chart in (await TrialBriefs.Build(name)).Sections.SelectMany(section => section.Blocks).OfType<Chart>())
        {
            var (root, height) = Draw(chart, width);

            Assert.Contains(Number(root, "width"), new[] { MathF.Ceiling(width), MathF.Ceiling((width - 24) / 2) });
            Assert.Equal(MathF.Ceiling(height), Number(root, "height"));
            Assert.NotEmpty(root.Descendants(Svg + "text"));
            Assert.DoesNotContain(Close(chart.Finding.ToString()), Text(root), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Svg_OfBars_KeepsTheirNumbersAsTextInTheBriefsFont()
    {
        var chart = SmallBrief.Of().Sections.SelectMany(section => section.Blocks).OfType<BarChart>().Single();
        var root = Draw(chart, PageFormat.A4.ContentWidth).Svg;

        Assert.All(chart.Bars, bar => Assert.Contains(Close(bar.Value.Text), Text(root), StringComparison.Ordinal));
        Assert.All(root.Descendants(Svg + "text"), text => Assert.StartsWith("Inter", text.Attribute("font-family")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Svg_OfBarsInALook_HasItsColours()
    {
        var chart = SmallBrief.Of().Sections.SelectMany(section => section.Blocks).OfType<BarChart>().Single();
        using var type = new Typesetter(new Legible(useMachineFonts: false), new LookColors(new BriefLook { Accent = "#8a1538" }));

        var svg = Drawing.Of(chart, type, PageFormat.A4.ContentWidth).Svg;

        Assert.Contains("#8A1538", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("#0072B2", svg, StringComparison.OrdinalIgnoreCase);
    }

    private static float Number(XElement element, string attribute) => float.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static (XElement Svg, float Height) Draw(Chart chart, float width)
    {
        using var type = new Typesetter(new Legible(useMachineFonts: false));
        var (svg, height) = Drawing.Of(chart, type, width);
        return (XDocument.Parse(svg).Root!, height);
    }

    private static string Text(XElement root) => string.Concat(root.Descendants(Svg + "text").Select(text => Close(text.Value)));

    private static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
