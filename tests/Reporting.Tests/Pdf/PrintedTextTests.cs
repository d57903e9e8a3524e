using System.Text;
using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Tests.Briefs;
using Reporting.Tests.Looks;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Reporting.Tests.Pdf;

/// <summary>What a reader finds in a PDF, whichever writer wrote it.</summary>
public sealed class PrintedTextTests
{
    public static TheoryData<string, string> EachTrial => BuiltWriters.With(TrialBriefs.OfEveryKind);

    public static TheoryData<string> EachWriter => [.. BuiltWriters.Names];

    // The files stay beside the tests, so that somebody can look at them.
    [Theory, MemberData(nameof(EachTrial))]
    public async Task Pdf_OfEachTrial_PrintsEveryFigure(string writer, string name)
    {
        var brief = await TrialBriefs.Build(name);
        var pdf = BuiltWriters.Pdf(writer, brief);
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "briefs")).FullName;
        var file = Path.Combine(folder, writer == BuiltWriters.Default ? name : $"{name}-{writer}");
        await File.WriteAllBytesAsync(file + ".pdf", pdf);
        await File.WriteAllTextAsync(file + ".json", TrialBriefs.Figures(brief));

        var text = BuiltWriters.Text(pdf);
        Assert.All(brief.Figures.Figures, figure => Assert.Contains(BuiltWriters.Close(figure.Text), text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EachTrial))]
    public async Task Pdf_OfEachTrial_SaysTheTitleOfEverySectionAndChart(string writer, string name)
    {
        var brief = await TrialBriefs.Build(name);
        var text = BuiltWriters.Text(BuiltWriters.Pdf(writer, brief));

        Assert.All(brief.Sections.Select(section => section.Title).Concat(brief.Sections.SelectMany(section => section.Blocks).OfType<Chart>().Select(chart => chart.Title)),
            title => Assert.Contains(BuiltWriters.Close(title), text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EachWriter))]
    public void Pdf_OfOneOfEachBlock_PrintsEveryFigure(string writer)
    {
        var brief = SmallBrief.Of();
        var text = BuiltWriters.Text(BuiltWriters.Pdf(writer, brief));

        Assert.All(brief.Figures.Figures, figure => Assert.Contains(BuiltWriters.Close(figure.Text), text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EachWriter))]
    public void Pdf_OfABlockOfNoKnownKind_IsRefused(string writer)
    {
        var brief = SmallBrief.Of(new Section("map", "Map", [UnknownChart.Some]));

        Assert.Contains(nameof(UnknownChart), Assert.Throws<NotSupportedException>(() => BuiltWriters.Pdf(writer, brief)).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EachWriter))]
    public async Task Pdf_Document_SaysTitleLanguageAndDateOfTheData(string writer)
    {
        using var document = PdfDocument.Open(await BuiltWriters.Pdf(writer, "sample"));

        Assert.Equal("Weekly brief: Badakhshan, Afghanistan, 2012-W22", document.Information.Title);
        Assert.StartsWith("D:20120604060000", document.Information.CreationDate, StringComparison.Ordinal);
        Assert.Equal("en", Assert.IsType<StringToken>(document.Structure.Catalog.CatalogDictionary.Data["Lang"]).Data);
    }

    [Theory, MemberData(nameof(EachWriter))]
    public async Task Pdf_Document_IsTaggedAndHasAnOutline(string writer)
    {
        using var document = PdfDocument.Open(await BuiltWriters.Pdf(writer, "sample"));

        Assert.True(document.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.True(document.TryGetBookmarks(out var outline));
        Assert.Contains(outline.GetNodes(), node => node.Title == "Key figures");
    }

    [Theory, MemberData(nameof(EachWriter))]
    public void Pdf_OfALook_SaysWhoPublishesIt(string writer)
    {
        var look = new BriefLook { Publisher = "The Desk", Contact = "desk@example.org", Logo = [.. Encoding.UTF8.GetBytes(LookFolder.Square)], LogoKind = LogoKind.Svg };
        var pdf = BuiltWriters.Pdf(writer, SmallBrief.Of() with { Look = look });
        using var document = PdfDocument.Open(pdf);

        Assert.Equal("The Desk", document.Information.Author);
        Assert.StartsWith("TheDeskdesk@example.org", BuiltWriters.Text(pdf), StringComparison.Ordinal);
        Assert.Contains("TheDesk·Dataasof", BuiltWriters.Text(pdf), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EachWriter))]
    public void Pdf_WithAFontForNames_PrintsThem(string writer)
    {
        var brief = SmallBrief.Of(new Section("x", "One block", [new Paragraph(Prose.Name("①②"))]));

        Assert.Contains("①②", BuiltWriters.Text(BuiltWriters.Pdf(writer, brief, font: NameFont.Read(InterFont.FontFile("/Assets/Inter-Regular.ttf")))), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EachWriter))]
    public async Task Pdf_SourceWithAddress_IsALink(string writer)
    {
        using var document = PdfDocument.Open(await BuiltWriters.Pdf(writer, "sample"));

        Assert.Contains(document.GetPages().SelectMany(page => page.GetHyperlinks()), link => link.Uri.StartsWith("https://www.longwarjournal.org/", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EachWriter))]
    public async Task Pdf_OnLetterPaper_HasItsSize(string writer)
    {
        using var document = PdfDocument.Open(await BuiltWriters.Pdf(writer, "sample", PageFormat.Letter));

        Assert.Equal((612, 792), (document.GetPage(1).Width, document.GetPage(1).Height));
    }

    [Theory, MemberData(nameof(EachWriter))]
    public async Task Pdf_LastPage_SaysHowManyThereAre(string writer)
    {
        using var document = PdfDocument.Open(await BuiltWriters.Pdf(writer, "country"));
        var last = document.NumberOfPages;

        Assert.Contains(BuiltWriters.Close($"Page {last} of {last}"), BuiltWriters.Close(document.GetPage(last).Text), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EachWriter))]
    public async Task Pdf_LongNameAndAccents_ArePrintedWhole(string writer)
    {
        var text = BuiltWriters.Text(await BuiltWriters.Pdf(writer, "hard-names"));

        Assert.Contains(BuiltWriters.Close(TrialBriefs.LongDistrict), text, StringComparison.Ordinal);
        Assert.Contains("Hezb-i-Islāmī-yiAfġānistān", text, StringComparison.Ordinal);
        Assert.Contains("ΩmegaФронт", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EachWriter))]
    public async Task Pdf_DariNameWithoutAFontForIt_IsPrintedInLatinLettersAndSaysSoOnce(string writer)
    {
        var text = BuiltWriters.Text(await BuiltWriters.Pdf(writer, "hard-names"));

        Assert.Contains("thryktalbanpakstan", text, StringComparison.Ordinal);
        Assert.Contains("[U+5854]", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("arewritteninLatinletters").Length);
    }
}
