using System.Text;
using Reporting.Briefs;
using Reporting.Briefs.Editions;
using Reporting.Charts;
using Reporting.Html;
using Reporting.Html.Svg;
using Reporting.Looks;
using Reporting.Tests.Briefs;
using SkiaSharp;
using UglyToad.PdfPig;

namespace Reporting.Tests.Looks;

/// <summary>What a look makes of a brief, on paper and as a page.</summary>
public sealed class LookedBriefTests
{
    private const string Own = "#0072b2";
    private const string Accent = "#8a1538";

    private static readonly BriefLook Look = new()
    {
        Publisher = "Desk & <b>Partners</b>",
        Contact = "desk@example.org",
        Accent = Accent,
        Heading = "#222244",
        Logo = [.. Encoding.UTF8.GetBytes(LookFolder.Square)],
        LogoKind = LogoKind.Svg,
    };

    public static TheoryData<string> Names => [.. TrialBriefs.OfEveryKind];

    [Theory, MemberData(nameof(Names))]
    public async Task Pdf_WithALook_NamesThePublisherOnEachPageAndStaysInsideIt(string name)
    {
        using var document = PdfDocument.Open(TrialBriefs.Pdf(await Build(name, Look), new() { UseMachineFonts = false }));

        Assert.Equal(Look.Publisher, document.Information.Author);
        Assert.Contains(Close(Look.Contact), Close(document.GetPage(1).Text), StringComparison.Ordinal);
        foreach (var page in document.GetPages())
        {
            Assert.Contains(Close(Look.Publisher), Close(page.Text), StringComparison.Ordinal);
            Assert.All(page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)), letter => Assert.InRange(letter.StartBaseLine.Y, 20, page.Height - 8));
        }
    }

    [Fact]
    public async Task Pdf_WithALogoOfPixels_HasThePicture()
    {
        using var document = PdfDocument.Open(TrialBriefs.Pdf(await Build("sample", Look with { Logo = [.. LookFolder.Png(60, 30)], LogoKind = LogoKind.Png })));

        var picture = Assert.Single(document.GetPage(1).GetImages());
        Assert.Equal((56, 28), (Math.Round(picture.BoundingBox.Width), Math.Round(picture.BoundingBox.Height)));
    }

    [Fact]
    public async Task Pdf_WithALook_IsTheSameEachTime() => Assert.Equal(TrialBriefs.Pdf(await Build("map", Look)), TrialBriefs.Pdf(await Build("map", Look)));

    [Theory, MemberData(nameof(Names))]
    public async Task Html_WithALook_HasItsColoursAndNothingThatRuns(string name)
    {
        var html = Html(await Build(name, Look));

        Assert.DoesNotContain(Own, html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Accent, html, StringComparison.Ordinal);
        Assert.Contains("Desk &amp; &lt;b&gt;Partners&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains($"src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Look.Logo.AsSpan())}\"", html, StringComparison.Ordinal);
        Assert.Contains("; img-src data:\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Html_OfThePlainLook_HasNoStripAndLoadsNoPicture()
    {
        var html = Html(await Build("sample", BriefLook.Plain));

        Assert.DoesNotContain("publisher", html, StringComparison.Ordinal);
        Assert.DoesNotContain("img-src", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sample", "places,key,types,method", "places", "deadliest", "key-figures", "types")]
    [InlineData("group-imu", "places,deadliest,key,types,method", "places", "deadliest", "key-figures", "types")]
    [InlineData("sample", "method,takeaways", "method", "takeaways")]
    [InlineData("group-imu", "method", "map")]
    public async Task Sections_OfALook_ArePrintedInItsOrder(string name, string ids, params string[] sections)
    {
        var brief = await Build(name, new BriefLook { Sections = [.. sections] });

        Assert.Equal(ids.Split(','), brief.Sections.Select(section => section.Id));
    }

    [Fact]
    public async Task Figures_OfAChoiceOfSections_AreThoseThatItPrints()
    {
        var (whole, part) = (await Build("sample", BriefLook.Plain), await Build("sample", new BriefLook { Sections = ["key-figures"] }));

        Assert.Contains(whole.Figures.Figures, figure => figure.Id.StartsWith("weapons.", StringComparison.Ordinal));
        Assert.DoesNotContain(part.Figures.Figures, figure => figure.Id.StartsWith("weapons.", StringComparison.Ordinal));
        Assert.All(part.Figures.Figures, figure => Assert.Equal(whole.Figures.Find(figure.Id), figure));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task EveryFigure_OfSectionsInAnotherOrder_AddsUpFromItsIncidents(string name) =>
        Assert.Empty(await OriginCheck.Wrong(TrialBriefs.Data(name), await Build(name, new BriefLook { Sections = [.. LookFile.Sections.Reverse()] })));

    [Fact]
    public async Task Charts_WithALook_HaveItsColoursInTheirFiles()
    {
        var chart = (await Build("sample", Look)).Sections.SelectMany(section => section.Blocks).OfType<BarChart>().First();
        var colors = new LookColors(Look);

        Assert.Contains(Accent, SvgFile.Print(chart, colors), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(ChartPng.Draw(chart, colors)!);
        Assert.Contains(SKColor.Parse(Accent), picture.Pixels);
        Assert.DoesNotContain(SKColor.Parse(Own), picture.Pixels);
    }

    private static async Task<Brief> Build(string name, BriefLook look) =>
        BriefKinds.Compose(await BriefKinds.Gather(TrialBriefs.Request(name) with { Look = look }, TrialBriefs.Data(name)));

    private static string Html(Brief brief)
    {
        using var stream = new MemoryStream();
        BriefHtml.Write(brief, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Readers of PDF put spaces where they see gaps.
    private static string Close(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
