using Reporting.Briefs;
using Reporting.Html;
using Reporting.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Reporting.Tests.Briefs;

/// <summary>Numbers of sentences, cards and findings lead to the section that has them in a table, and sources to the method.</summary>
public sealed class FigureLinksTests
{
    public static TheoryData<string> Names => [.. TrialBriefs.OfEveryKind];

    [Theory, MemberData(nameof(Names))]
    public async Task Links_OfEachTrial_LeadToAnotherSectionOfTheBrief(string name)
    {
        var brief = await TrialBriefs.Build(name);
        var ids = brief.Sections.Select(section => section.Id).ToHashSet();

        foreach (var section in brief.Sections)
        {
            var targets = section.Blocks.SelectMany(Prose).SelectMany(prose => prose.Runs).Select(run => run.Section)
                .Concat(section.Blocks.OfType<KeyFigures>().SelectMany(block => block.Items).Select(item => item.Section)).OfType<string>().ToList();
            Assert.All(targets, target => Assert.True(ids.Contains(target) && target != section.Id, $"{section.Id} leads to {target}."));
        }
    }

    [Fact]
    public async Task Links_OfACountry_LeadFromEachKindOfFigureToItsTable()
    {
        var brief = await TrialBriefs.Build("country-coded");
        var takeaways = Assert.Single(brief.Sections.SelectMany(section => section.Blocks).OfType<Takeaways>());
        var cards = Assert.Single(brief.Sections.SelectMany(section => section.Blocks).OfType<KeyFigures>());

        Assert.Equal("places", takeaways.Items[0].Lead.Runs[0].Section);
        Assert.All(cards.Items.Where(card => card.Value.Id.StartsWith("key.killed", StringComparison.Ordinal)), card => Assert.Equal("places", card.Section));
        Assert.All(cards.Items.Where(card => card.Value.Id.StartsWith("key.militants", StringComparison.Ordinal)), card => Assert.Equal("types", card.Section));
        Assert.All(brief.Sections.SelectMany(section => section.Blocks).OfType<Chart>(), chart => Assert.Contains(chart.Note.Runs, run => run.Section == "method"));
    }

    [Fact]
    public async Task Pdf_OfACountry_HasAnAreaForEachLinkAndANamedPlaceForEachTarget()
    {
        var brief = await TrialBriefs.Build("country-coded");
        using var document = PdfDocument.Open(TrialBriefs.Pdf(brief, new BriefPdfOptions { UseMachineFonts = false }));
        var targets = document.GetPages().SelectMany(page => page.GetAnnotations()).Select(area => area.AnnotationDictionary.TryGet(NameToken.Create("Dest"), out NameToken name) ? name.Data : null).OfType<string>().ToList();

        Assert.Superset(new HashSet<string> { "places", "types", "weapons", "method" }, targets.ToHashSet());
        Assert.Subset(brief.Sections.Select(section => section.Id).ToHashSet(), targets.ToHashSet());
    }

    [Fact]
    public async Task Html_OfACountry_LeadsToElementsOfThePage()
    {
        using var stream = new MemoryStream();
        BriefHtml.Write(await TrialBriefs.Build("country-coded"), stream, PageFormat.A4);
        var html = System.Text.Encoding.UTF8.GetString(stream.ToArray());

        Assert.Contains("<a class=\"to\" href=\"#places\"><span class=\"number\" data-figure=\"key.incidents.week\">", html, StringComparison.Ordinal);
        Assert.All(System.Text.RegularExpressions.Regex.Matches(html, "href=\"#([a-z-]+)\"").Select(match => match.Groups[1].Value).Distinct(), id => Assert.Contains($" id=\"{id}\"", html, StringComparison.Ordinal));
    }

    private static IEnumerable<Prose> Prose(Block block) => block switch
    {
        Takeaways takeaways => takeaways.Items.SelectMany(item => new[] { item.Lead, item.Rest }),
        Chart chart => [chart.Finding, chart.Note],
        Table table => [table.Note],
        IncidentList incidents => [incidents.Note],
        _ => [],
    };
}
