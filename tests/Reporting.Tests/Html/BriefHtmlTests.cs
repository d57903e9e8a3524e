using System.Text;
using System.Xml;
using System.Xml.Linq;
using Reporting.Briefs;
using Reporting.Html;
using Reporting.Pdf;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.Html;

public sealed class BriefHtmlTests
{
    public static TheoryData<string> Names => [.. TrialBriefs.Names];

    [Fact]
    public void Html_OfABriefWithOneOfEachBlock_IsAsApproved() => Golden.Compare("brief.html", Html(SmallBrief.Of()));

    [Theory, MemberData(nameof(Names))]
    public async Task Html_OfEachTrial_PrintsEveryFigure(string name)
    {
        var brief = await TrialBriefs.Build(name);
        var html = Html(brief);
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "briefs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), html);
        var texts = Parsed(html).Descendants().Where(element => element.Attribute("data-figure") is not null).ToLookup(element => element.Attribute("data-figure")!.Value, element => element.Value);

        Assert.All(brief.Figures.Figures, figure => Assert.All(texts[figure.Id].DefaultIfEmpty("is not printed"), text => Assert.Equal(figure.Text, text)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Html_OfEachTrial_NamesEachElementOnceAndNeedsNothingElse(string name)
    {
        var html = Html(await TrialBriefs.Build(name));
        var page = Parsed(html);
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "aria-labelledby" or "aria-describedby"), attribute => Assert.Contains(attribute.Value, ids));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "image" or "use");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "srcset" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.Descendants().Attributes("href"), href => Assert.Equal("a", href.Parent!.Name.LocalName));
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Html_TablesOfEachTrial_NameTheirRowsAndColumns(string name)
    {
        var page = Parsed(Html(await TrialBriefs.Build(name)));

        Assert.All(page.Descendants("thead").Elements("tr").Elements(), cell => Assert.Equal(("th", "col"), (cell.Name.LocalName, cell.Attribute("scope")!.Value)));
        Assert.All(page.Descendants("tbody").Elements("tr"), row => Assert.Equal(("th", "row"), (row.Elements().First().Name.LocalName, row.Elements().First().Attribute("scope")!.Value)));
    }

    [Fact]
    public void Html_OfHostileNames_HoldsThemAsText()
    {
        var page = Parsed(Html(SmallBrief.Of()));

        Assert.Equal(SmallBrief.Script, page.Descendants("h1").Single().Value);
        Assert.Equal("Weekly brief: " + SmallBrief.Script, page.Descendants("title").Single().Value);
        Assert.Equal(SmallBrief.Script, page.Descendants("tbody").First().Descendants("th").First().Value);
        Assert.Contains(page.Descendants("text"), text => text.Value.StartsWith("<script>", StringComparison.Ordinal));
        Assert.Empty(page.Descendants("script"));
    }

    [Fact]
    public void Html_OfATextThatTurnsItsDirection_LeavesTheMarksOut() =>
        Assert.Contains(SmallBrief.Script + " turned ", Parsed(Html(SmallBrief.Of())).Descendants("article").Single().Value, StringComparison.Ordinal);

    [Fact]
    public void Html_Links_AreThoseOfTheWebOnly()
    {
        var links = Parsed(Html(SmallBrief.Of())).Descendants("a").Select(link => (link.Attribute("href")!.Value, link.Value));

        Assert.Equal([("https://example.org/?a=1&b=\"2\"", "Outlet")], links);
    }

    [Fact]
    public void Html_OfAChartOfAnotherKind_SaysWhatItSaysWithoutAPicture()
    {
        var figure = Parsed(Html(SmallBrief.Of(new Section("map", "Map", [UnknownChart.Some])))).Descendants("figure").Single(one => one.Attribute("id")!.Value == "chart-unknown.chart");

        Assert.Equal("A chart of a kind to comeIt says this.Source: nobody.", string.Concat(figure.Descendants().Where(element => !element.HasElements).Select(element => element.Value)));
    }

    [Fact]
    public async Task Html_OfTheSameBrief_IsTheSameToTheByte() =>
        Assert.Equal(Html(await TrialBriefs.Build("country-coded")), Html(await TrialBriefs.Build("country-coded")));

    [Fact]
    public void Html_Page_SaysItsLanguageAndItsPaper()
    {
        var page = Parsed(Html(SmallBrief.Of() with { Language = "de" }, PageFormat.Letter));

        Assert.Equal("de", page.Attribute("lang")!.Value);
        Assert.Contains("@page { size: 612pt 792pt;", page.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    private static string Html(Brief brief, PageFormat? format = null)
    {
        using var stream = new MemoryStream();
        BriefHtml.Write(brief, stream, format);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // The page is XML too, so that what is open or not escaped fails here.
    private static XElement Parsed(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XElement.Load(reader);
    }
}
