using System.Text;
using Reporting.Briefs;
using Reporting.Pdf;

namespace Reporting.Html;

/// <summary>Writes a brief as one HTML page that needs nothing else: no other file, no script, no network.</summary>
/// <remarks>
/// UTF-8. The same brief gives the same bytes. Charts are SVG in the page; each has its finding as its text, so that nobody needs to see it. It prints
/// on the paper that is named. Whatever a source wrote stands in it as text.
/// </remarks>
public static class BriefHtml
{
    // Forbids what the page does not need, whatever should ever get into it.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>Writes the page to a stream, which is left open.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="format">The paper that it prints on; A4 by default.</param>
    public static void Write(Brief brief, Stream output, PageFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Encoding.UTF8.GetBytes(Page(brief, format ?? PageFormat.A4)));
    }

    private static string Page(Brief brief, PageFormat format)
    {
        var html = new MarkupText().Own("<!DOCTYPE html>\n");
        html.Open("html", ("lang", brief.Language)).Line();
        html.Own("<head>\n<meta charset=\"utf-8\" />\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n");
        html.Own($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\" />\n<meta name=\"generator\" content=\"Reporting\" />\n");
        html.Element("title", brief.Title).Line();
        html.Own("<style>\n").Own(Stylesheet.Of(format)).Own("</style>\n</head>\n<body>\n");
        Masthead(html, brief.Masthead);
        html.Own("<main>\n");
        foreach (var section in brief.Sections) Section(html, section);
        html.Own("</main>\n");
        var asOf = brief.Masthead.DataAsOf is { } at ? $"Data as of {Dates.Moment(at)}" : "No data recorded";
        html.Element("footer", $"{brief.Title} · {asOf}").Line();
        return html.Own("</body>\n</html>\n").ToString();
    }

    private static void Masthead(MarkupText html, Masthead masthead)
    {
        html.Own("<header>\n").Open("div", ("class", "band")).Line();
        html.Element("p", masthead.Kind, ("class", "kind")).Line();
        html.Element("h1", masthead.SubjectName).Line();
        if (masthead.Within.Length > 0) html.Element("p", masthead.Within, ("class", "within")).Line();
        html.Open("p", ("class", "week"));
        if (masthead.Week is { } week) html.Element("strong", week.ToString()).Text(" ");
        html.Element("span", masthead.Days).Close("p").Line();
        html.Close("div").Line();
        HtmlBlocks.Facts(html, masthead.Facts, "facts");
        html.Own("</header>\n");
    }

    private static void Section(MarkupText html, Section section)
    {
        var title = section.Id + "-title";
        html.Open("section", ("id", section.Id), ("aria-labelledby", title)).Line();
        html.Element("h2", section.Title, ("id", title)).Line();
        foreach (var block in section.Blocks) HtmlBlocks.Write(html, block, title);
        html.Close("section").Line();
    }
}
