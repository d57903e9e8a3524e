using System.Text;
using Reporting.Briefs;
using Reporting.Looks;
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

    // A picture runs no script, and loads nothing.
    private const string LogoPolicy = "; img-src data:";

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
        var colors = new LookColors(brief.Look);
        var html = new MarkupText(colors).Own("<!DOCTYPE html>\n");
        html.Open("html", ("lang", brief.Language)).Line();
        html.Own("<head>\n<meta charset=\"utf-8\" />\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n");
        html.Own($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}{(brief.Look.LogoKind == LogoKind.None ? "" : LogoPolicy)}\" />\n<meta name=\"generator\" content=\"Reporting\" />\n");
        html.Element("title", brief.Title).Line();
        html.Own("<style>\n").Own(new Stylesheet(colors).Of(format)).Own(HasPublisher(brief.Look) ? Stylesheet.Publisher : "").Own("</style>\n</head>\n<body>\n");
        Masthead(html, brief.Masthead, brief.Look);
        html.Own("<main>\n");
        foreach (var section in brief.Sections) Section(html, section);
        html.Own("</main>\n");
        html.Element("footer", string.Join(" · ", new[] { brief.Look.Publisher, brief.Look.Contact, brief.Title, PageWords.AsOf(brief.Masthead) }.Where(part => part.Length > 0))).Line();
        return html.Own("</body>\n</html>\n").ToString();
    }

    private static void Masthead(MarkupText html, Masthead masthead, BriefLook look)
    {
        html.Own("<header>\n");
        Publisher(html, look);
        html.Open("div", ("class", "band")).Line();
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

    private static void Publisher(MarkupText html, BriefLook look)
    {
        if (!HasPublisher(look)) return;
        html.Open("div", ("class", "publisher")).Line();
        // A name beside it says what the logo says.
        if (look.LogoKind != LogoKind.None) html.Shape("img", ("src", DataAddress(look)), ("alt", look.Publisher.Length > 0 ? "" : "The publisher’s logo")).Line();
        if (look.Publisher.Length > 0) html.Element("p", look.Publisher).Line();
        if (look.Contact.Length > 0) html.Element("p", look.Contact, ("class", "small")).Line();
        html.Close("div").Line();
    }

    private static bool HasPublisher(BriefLook look) => look is not { Publisher: "", Contact: "", LogoKind: LogoKind.None };

    private static string DataAddress(BriefLook look) => $"data:image/{(look.LogoKind == LogoKind.Svg ? "svg+xml" : "png")};base64,{Convert.ToBase64String(look.Logo.AsSpan())}";

    private static void Section(MarkupText html, Section section)
    {
        var title = section.Id + "-title";
        html.Open("section", ("id", section.Id), ("aria-labelledby", title)).Line();
        html.Element("h2", section.Title, ("id", title)).Line();
        foreach (var block in section.Blocks) HtmlBlocks.Write(html, block, title);
        html.Close("section").Line();
    }
}
