using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Tests.Briefs;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Reporting.Tests.Pdf.Structure;

/// <summary>What tags say of a brief's content is what the brief holds, in its order.</summary>
public sealed class BriefTagsTests
{
    private static readonly BriefPdfOptions OwnFontsOnly = new() { UseMachineFonts = false };

    public static TheoryData<string> Names => [.. TrialBriefs.OfEveryKind];

    [Theory, MemberData(nameof(Names))]
    public async Task Headings_OfEachTrial_AreThoseOfTheBriefInItsOrder(string name)
    {
        var brief = await TrialBriefs.Build(name);
        using var pdf = TaggedPdf.Of(brief);
        var expected = brief.Sections
            .SelectMany(section => section.Blocks.OfType<Chart>().Select(chart => ("H3", Close(chart.Title))).Prepend(("H2", Close(section.Title))))
            .Prepend(("H1", Close(brief.Masthead.SubjectName)));

        Assert.Equal(expected, pdf.Of("H1", "H2", "H3").Select(node => (node.Kind, Close(node.Text))));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Sentences_OfEachTrial_AreWholeAndTheirWordsApart(string name)
    {
        var brief = await TrialBriefs.Build(name);
        using var pdf = TaggedPdf.Of(brief, OwnFontsOnly);
        var blocks = brief.Sections.SelectMany(section => section.Blocks).ToList();
        var sentences = blocks.OfType<Takeaways>().SelectMany(block => block.Items).Select(item => (item.Lead + item.Rest).ToString())
            .Concat(blocks.OfType<Notes>().SelectMany(block => block.Items).Select(note => $"{note.Label}. {note.Text}"))
            .Where(text => text.All(char.IsAscii)).ToList();
        var texts = pdf.Of("P", "LBody").Select(node => node.Text.Trim()).ToHashSet();

        Assert.NotEmpty(sentences);
        Assert.All(sentences, sentence => Assert.Contains(sentence.Trim(), texts));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Tables_OfEachTrial_HaveTheCellsOfTheBrief(string name)
    {
        var brief = await TrialBriefs.Build(name);
        using var pdf = TaggedPdf.Of(brief);
        var tables = brief.Sections.SelectMany(section => section.Blocks).OfType<Table>().ToList();
        var tagged = pdf.Of("Table").ToList();

        Assert.Equal(tables.Count, tagged.Count);
        foreach (var (table, node) in tables.Zip(tagged))
        {
            Assert.All(node.Kids, row => Assert.Equal("TR", row.Kind));
            Assert.Equal(table.Columns.Select(column => ("TH", "Column", Close(column.Title))), node.Kids[0].Kids.Select(cell => (cell.Kind, cell.Scope!, Close(cell.Text))));
            Assert.Equal(table.Rows.Length + 1, node.Kids.Count);
            foreach (var (row, cells) in table.Rows.Zip(node.Kids.Skip(1)))
            {
                Assert.Equal(table.Columns.Select((_, i) => (i == 0 ? "TH" : "TD", i == 0 ? "Row" : null)), cells.Kids.Select(cell => (cell.Kind, cell.Scope)));
                Assert.All(row.Cells.Zip(cells.Kids).Where(pair => pair.First.Text.ToString().All(char.IsAscii)), pair => Assert.Equal(Close(pair.First.Text.ToString()), Close(pair.Second.Text)));
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Charts_OfEachTrial_ArePicturesThatSayTheirFinding(string name)
    {
        var brief = await TrialBriefs.Build(name);
        using var pdf = TaggedPdf.Of(brief);
        var charts = brief.Sections.SelectMany(section => section.Blocks).OfType<Chart>().ToList();
        var parts = pdf.Of("Sect").Where(part => part.Kids.Any(kid => kid.Kind == "H3")).ToList();

        Assert.Equal(charts.Count, parts.Count);
        Assert.All(charts.Zip(parts), pair =>
        {
            var picture = Assert.Single(pair.Second.Kids, kid => kid.Kind == "Figure");
            Assert.Contains($"{pair.First.Title}. {pair.First.Finding}", picture.Alt, StringComparison.Ordinal);
            Assert.Equal(Close(pair.First.Finding.ToString()), Close(pair.Second.Kids[1].Text));
        });
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Pictures_OfEachTrial_HaveWordsAndABoxOnTheirPage(string name)
    {
        using var pdf = await TaggedPdf.Build(name);

        Assert.All(pdf.Of("Figure"), node =>
        {
            Assert.False(string.IsNullOrWhiteSpace(node.Alt));
            var page = pdf.Pages.Single(page => TaggedPdf.Key(page.Dictionary) == node.Contents[0].Page);
            var box = ((ArrayToken)node.Attributes!.Data["BBox"]).Data.Select(side => ((NumericToken)side).Double).ToList();
            Assert.True(box[0] >= 0 && box[1] >= 0 && box[0] < box[2] && box[1] < box[3] && box[2] <= page.Width && box[3] <= page.Height, string.Join(' ', box));
            Assert.All(node.Contents.SelectMany(content => content.Content.Letters), letter => Assert.True(letter.StartBaseLine.Y >= box[1] - 1 && letter.StartBaseLine.Y <= box[3] + 1));
        });
    }

    [Fact]
    public async Task Chart_OfBars_SaysItsNumbers()
    {
        var brief = await TrialBriefs.Build("sample");
        using var pdf = TaggedPdf.Of(brief);
        var bars = BriefText.Block<BarChart>(brief);

        Assert.Contains(pdf.Of("Figure"), node => node.Alt!.EndsWith(string.Join("; ", bars.Bars.Select(bar => $"{bar.Label}: {bar.Value.Text}")) + ".", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trend_InATable_SaysItsNumbers()
    {
        var brief = await TrialBriefs.Build("country");
        using var pdf = TaggedPdf.Of(brief);
        var trend = BriefText.Block<Table>(brief).Rows[0].Cells.Single(cell => !cell.Trend.IsDefaultOrEmpty).Trend;

        Assert.EndsWith($": {string.Join(", ", trend)}", pdf.Of("Table").First().Kids[1].All.Single(node => node.Kind == "Figure").Alt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_OfATableOverABreak_IsTaggedOnce()
    {
        using var pdf = await TaggedPdf.Build("country");
        var broken = pdf.Of("Table").Where(table => table.All.SelectMany(node => node.Contents).Select(content => content.Page).Distinct().Count() > 1).ToList();

        Assert.NotEmpty(broken);
        Assert.All(broken, table =>
        {
            var second = table.All.SelectMany(node => node.Contents).Max(content => content.Page);
            var head = Close(table.Kids[0].Kids[0].Text);
            Assert.Single(table.Kids, row => row.Kids[0].Scope == "Column");
            Assert.Contains(pdf.Contents, content => content.Page == second && content.Content.IsArtifact && Close(content.Text).Contains(head, StringComparison.Ordinal));
        });
    }

    [Theory, MemberData(nameof(Names))]
    public async Task FootOfEachPage_IsAnArtifact(string name)
    {
        using var pdf = await TaggedPdf.Build(name);

        Assert.All(pdf.Pages, page => Assert.Contains(pdf.Contents, content => content.Page == TaggedPdf.Key(page.Dictionary)
            && content.Content is ArtifactMarkedContentElement { Type: ArtifactMarkedContentElement.ArtifactType.Pagination } && content.Text.Contains($"Page {page.Number} of {pdf.Pages.Count}", StringComparison.Ordinal)));
        Assert.DoesNotContain($"Page {pdf.Pages.Count} of {pdf.Pages.Count}", pdf.Root.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OfABrief_HaveTheirTextAndSayWhereTheyLead()
    {
        using var pdf = await TaggedPdf.Build("sample");
        var links = pdf.Of("Link").ToList();
        var areas = pdf.Pages.SelectMany(page => page.GetAnnotations()).ToList();

        Assert.NotEmpty(links);
        Assert.Equal(areas.Count, links.Sum(link => link.Areas.Count));
        Assert.All(links, link =>
        {
            Assert.False(string.IsNullOrWhiteSpace(link.Text));
            Assert.All(link.Areas, area =>
            {
                var leadsTo = area.Data.TryGetValue("A", out var action) ? ((StringToken)pdf.Dictionary(action).Data["URI"]).Data : $"Section {((NameToken)area.Data["Dest"]).Data} of this brief";
                Assert.Equal(leadsTo, ((IDataToken<string>)area.Data["Contents"]).Data);
                Assert.Equal(link.Number, Assert.Single(pdf.Parents()[((NumericToken)area.Data["StructParent"]).Int]));
            });
        });
    }

    [Fact]
    public async Task Name_OfJoinedLetters_SaysItsLetters()
    {
        const string dari = "تحریک طالبان پاکستان";
        using var pdf = await TaggedPdf.Build("hard-names");

        // Without a font that has them there is nothing to say: the letters that are printed are those that are read.
        if (Reporting.Pdf.Fonts.MachineFonts.For(dari) is null) Assert.Empty(pdf.Of("Span"));
        else Assert.Contains(pdf.Of("Span"), span => span.Letters == dari);
    }

    private static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
