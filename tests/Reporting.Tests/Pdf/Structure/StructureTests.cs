using System.Xml.Linq;
using Reporting.Pdf.Finish;
using Reporting.Pdf.Structure;
using Reporting.Tests.Briefs;
using UglyToad.PdfPig.Tokens;

namespace Reporting.Tests.Pdf.Structure;

/// <summary>The structure of a file is whole: every letter is somewhere, and every mark has its owner.</summary>
public sealed class StructureTests
{
    public static TheoryData<string> Names => [.. TrialBriefs.OfEveryKind];

    [Theory, MemberData(nameof(Names))]
    public async Task Letters_OfEachTrial_AreInMarkedContentOnce(string name)
    {
        using var pdf = await TaggedPdf.Build(name);

        Assert.All(pdf.Pages, page => Assert.Equal(page.Letters.Count, page.GetMarkedContents().Sum(content => content.Letters.Count)));
        Assert.All(pdf.Contents, content => Assert.Empty(content.Content.Children));
        Assert.All(pdf.Contents, content => Assert.Equal(content.Content.IsArtifact, content.Content.MarkedContentIdentifier < 0));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Marks_OfEachTrial_BelongToOneElementThatTheyLeadTo(string name)
    {
        using var pdf = await TaggedPdf.Build(name);
        var owners = pdf.Root.All.SelectMany(node => node.Contents.Select(content => (content.Page, content.Content.MarkedContentIdentifier, node.Number))).Order().ToList();
        var parents = pdf.Parents().Where(pair => pair.Key < pdf.Pages.Count).SelectMany(pair => pair.Value.Select((number, mark) => (pair.Key, mark, number))).Order().ToList();

        Assert.Equal(parents, owners);
        Assert.Equal(pdf.Contents.Count(content => !content.Content.IsArtifact), owners.Count);
        Assert.All(pdf.Root.All, node => Assert.All(node.Kids, kid => Assert.Equal(node.Number, kid.Parent)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Elements_OfEachTrial_AreNestedAsTheStandardSays(string name)
    {
        using var pdf = await TaggedPdf.Build(name);

        Assert.Equal("Document", pdf.Root.Kind);
        Assert.All(pdf.Root.Kids, part => Assert.Equal("Sect", part.Kind));
        Assert.All(pdf.Of("L"), list => Assert.All(list.Kids, item => Assert.Equal("LI", item.Kind)));
        Assert.All(pdf.Of("LI"), item => Assert.Equal("LBody", Assert.Single(item.Kids).Kind));
        Assert.All(pdf.Root.All.Where(node => node.Kind is not ("TD" or "TH")), node => Assert.NotEmpty(node.Parts));
    }

    [Fact]
    public async Task File_OfABrief_SaysThatItIsTaggedAndItsTitleAndClaimsNothingElse()
    {
        var brief = await TrialBriefs.Build("sample");
        using var pdf = TaggedPdf.Of(brief);

        Assert.Equal(BooleanToken.True, pdf.Dictionary(pdf.Catalog.Data["MarkInfo"]).Data["Marked"]);
        Assert.Equal(BooleanToken.True, pdf.Dictionary(pdf.Catalog.Data["ViewerPreferences"]).Data["DisplayDocTitle"]);
        Assert.All(pdf.Pages, page => Assert.Equal("S", ((NameToken)page.Dictionary.Data["Tabs"]).Data));
        Assert.True(pdf.Document.TryGetXmpMetadata(out var xmp));
        var said = xmp.GetXDocument();
        Assert.Equal(brief.Title, said.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).Single().Value);
        Assert.DoesNotContain(said.Descendants(), element => element.Name.NamespaceName.Contains("pdfua", StringComparison.Ordinal));
    }

    [Fact]
    public void File_WithATitleThatXmlCannotHold_LeavesOutWhatItCannot()
    {
        using var pdf = TaggedPdf.Of(SmallBrief.Of() with { Title = "Bell\u0007 & <b>\uFFFE" });

        Assert.True(pdf.Document.TryGetXmpMetadata(out var xmp));
        Assert.Equal("Bell & <b>", xmp.GetXDocument().Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).Single().Value);
    }

    [Fact]
    public void Content_BetweenSigns_IsMarkedAndTheRestIsAnArtifact()
    {
        const string state = "0 0 0 RG 0 0 0 rg\n/G3 gs\n";
        var content = "1 0 0 -1 0 842 cm\n" + Sign("1 1") + state + "BT\nET\n" + Sign(".5 .5") + "0 0 9 9 re\nf\n" + Sign("2 1") + Sign(".5 .5") + Sign("3 1") + "BT\nET\n" + Sign(".5 .5");

        var (marked, numbers) = MarkedContent.Of(content, [ElementKind.H1, ElementKind.P]);

        Assert.Equal("1 0 0 -1 0 842 cm\n/Artifact <</Type /Pagination>> BDC\n" + state + "BT\nET\nEMC\n/Artifact BMC\n0 0 9 9 re\nf\nEMC\n/P <</MCID 0>> BDC\nBT\nET\nEMC\n", marked);
        Assert.Equal([2], numbers);
    }

    [Theory]
    [InlineData("1 1", "2 1")]
    [InlineData(".5 .5", "1 1")]
    [InlineData("1 1", "")]
    public void Content_ThatBeginsAndEndsOutOfTurn_IsRefused(string first, string second) =>
        Assert.Throws<InvalidDataException>(() => MarkedContent.Of(Sign(first) + (second.Length == 0 ? "" : Sign(second)), [ElementKind.P]));

    private static string Sign(string size) => $".0039 .9961 .0118 RG .0039 .9961 .0118 rg\n.0078125 .0078125 {size} re\nf\n";
}
