using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Tests.Briefs;
using UglyToad.PdfPig;

namespace Reporting.Tests.Pdf;

public sealed class BriefPdfTests
{
    private static readonly BriefPdfOptions OwnFontsOnly = new() { UseMachineFonts = false };

    public static TheoryData<string> Names => [.. TrialBriefs.OfEveryKind];

    [Theory, MemberData(nameof(Names))]
    public async Task Pdf_OfEachTrial_DrawsNoLetterTwiceAndNoneOutsideThePage(string name)
    {
        using var document = PdfDocument.Open(TrialBriefs.Pdf(await TrialBriefs.Build(name), OwnFontsOnly));

        foreach (var page in document.GetPages())
        {
            var letters = page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList();
            Assert.Equal(letters.Count, letters.Select(letter => (letter.Value, Math.Round(letter.StartBaseLine.X, 1), Math.Round(letter.StartBaseLine.Y, 1))).Distinct().Count());
            Assert.All(letters, letter => Assert.InRange(letter.EndBaseLine.X, PageFormat.Margin - 1, page.Width - PageFormat.Margin + 1));
            Assert.All(letters, letter => Assert.InRange(letter.StartBaseLine.Y, 20, page.Height - 20));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Pdf_OfEachTrial_HasNoPageOfAFewLines(string name)
    {
        using var document = PdfDocument.Open(TrialBriefs.Pdf(await TrialBriefs.Build(name)));

        Assert.All(document.GetPages(), page => Assert.InRange(page.Letters.Select(letter => Math.Round(letter.StartBaseLine.Y)).Distinct().Count(), 10, 200));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Pdf_MethodOfEachTrial_StandsOnOnePage(string name)
    {
        using var document = PdfDocument.Open(TrialBriefs.Pdf(await TrialBriefs.Build(name)));
        var pages = document.GetPages().Select(page => Close(page.Text)).ToList();

        Assert.Equal(pages.FindIndex(page => page.Contains("Whatiscounted.", StringComparison.Ordinal)), pages.FindIndex(page => page.Contains("Everynumberhasaname", StringComparison.Ordinal)));
        Assert.Contains(pages, page => page.Contains("Methodandsources", StringComparison.Ordinal) && page.Contains("Whatiscounted.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sample", 3)]
    [InlineData("group-year", 6)]
    [InlineData("country", 6)]
    [InlineData("nothing-at-all", 1)]
    public async Task Pdf_OfTrial_HasSoManyPagesAndIsSmall(string name, int pages)
    {
        var pdf = TrialBriefs.Pdf(await TrialBriefs.Build(name));
        using var document = PdfDocument.Open(pdf);

        Assert.Equal(pages, document.NumberOfPages);
        Assert.InRange(pdf.Length, 1, 100_000);
        Assert.Contains(Close($"Page {pages} of {pages}"), Text(pdf), StringComparison.Ordinal);
    }

    // Those of most pages have six: what is promised for four has room.
    [Theory, MemberData(nameof(Names))]
    public async Task Pdf_OfEachTrial_IsSmall(string name) => Assert.InRange(TrialBriefs.Pdf(await TrialBriefs.Build(name), OwnFontsOnly).Length, 1, 150_000);

    [Fact]
    public async Task Pdf_OfTheSameBrief_IsTheSameToTheByte()
    {
        var brief = await TrialBriefs.Build("country-coded");

        Assert.Equal(TrialBriefs.Pdf(brief), TrialBriefs.Pdf(await TrialBriefs.Build("country-coded")));
    }

    [Fact]
    public async Task Pdf_FromManyThreads_IsTheSameToTheByte()
    {
        var brief = await TrialBriefs.Build("country");
        var expected = TrialBriefs.Pdf(brief);

        var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => TrialBriefs.Pdf(brief))));

        Assert.All(written, pdf => Assert.Equal(expected, pdf));
    }

    [Fact]
    public async Task Pdf_Outline_ListsEverySection()
    {
        var brief = await TrialBriefs.Build("sample");
        using var document = PdfDocument.Open(TrialBriefs.Pdf(brief));

        Assert.True(document.TryGetBookmarks(out var bookmarks));
        Assert.Equal(brief.Sections.Select(section => section.Title), bookmarks.Roots.Select(root => root.Title));
    }

    [Fact]
    public async Task Pdf_DariName_UsesAFontOfTheMachineWhereThereIsOne()
    {
        var text = Text(TrialBriefs.Pdf(await TrialBriefs.Build("hard-names")));

        Assert.Equal(MachineFonts.For("تحریک طالبان پاکستان") is null, text.Contains("thryktalban", StringComparison.Ordinal));
    }

    private static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().Select(page => Close(page.Text)));
    }

    private static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
