using Reporting.Briefs;
using Reporting.Html.Svg;

namespace Reporting.Html;

/// <summary>Writes the blocks of a brief.</summary>
internal static class HtmlBlocks
{
    /// <param name="html">The page.</param>
    /// <param name="block">What is written.</param>
    /// <param name="title">The id of the heading that it stands under.</param>
    public static void Write(MarkupText html, Block block, string title)
    {
        switch (block)
        {
            case Paragraph paragraph: html.Element("p", paragraph.Text).Line(); break;
            case Takeaways takeaways: Takeaways(html, takeaways); break;
            case KeyFigures figures: Cards(html, figures); break;
            case Chart chart: Figure(html, chart); break;
            case Table table: HtmlTable.Write(html, table, title); break;
            case IncidentList incidents: Incidents(html, incidents); break;
            case Notes notes: Facts(html, notes.Items, "notes"); break;
            default: throw new NotSupportedException($"This writer does not know the block '{block.GetType().Name}'.");
        }
    }

    /// <summary>Labels, each with its text.</summary>
    public static void Facts(MarkupText html, IEnumerable<Fact> facts, string style)
    {
        html.Open("dl", ("class", style)).Line();
        foreach (var fact in facts) html.Open("div").Element("dt", fact.Label).Element("dd", fact.Text).Close("div").Line();
        html.Close("dl").Line();
    }

    private static void Takeaways(MarkupText html, Takeaways takeaways)
    {
        html.Open("ul", ("class", "takeaways")).Line();
        foreach (var item in takeaways.Items) html.Open("li").Element("strong", item.Lead).Prose(item.Rest).Close("li").Line();
        html.Close("ul").Line();
    }

    private static void Cards(MarkupText html, KeyFigures figures)
    {
        html.Open("ul", ("class", "cards")).Line();
        foreach (var figure in figures.Items) Card(html, figure);
        html.Close("ul").Line();
    }

    private static void Card(MarkupText html, KeyFigure figure)
    {
        html.Open("li").Element("h3", figure.Label);
        html.Element("p", figure.Number, ("class", figure.Value.Value is null ? "value words" : "value"));
        if (!figure.Reported.IsEmpty) html.Element("p", figure.Reported);
        if (!figure.Range.IsEmpty) html.Open("p").Text("low–high ").Prose(figure.Range).Close("p");
        if (!figure.Unquantified.IsEmpty) html.Element("p", figure.Unquantified);
        if (!figure.Comparisons.IsEmpty) Facts(html, figure.Comparisons, "against");
        html.Close("li").Line();
    }

    // A chart without a picture still says what it says.
    private static void Figure(MarkupText html, Chart chart)
    {
        var pictures = ChartSvg.Of(chart);
        html.Open("figure", ("id", "chart-" + chart.Id), ("class", pictures is [{ Width: <= SvgPicture.Half }] ? "chart narrow" : "chart")).Line();
        html.Open("figcaption").Element("h3", chart.Title).Element("p", chart.Finding, ("class", "finding")).Close("figcaption").Line();
        if (!pictures.IsEmpty) Pictures(html, pictures, chart);
        html.Element("p", chart.Note, ("class", "note")).Line();
        html.Close("figure").Line();
    }

    private static void Pictures(MarkupText html, IReadOnlyList<SvgPicture> pictures, Chart chart)
    {
        html.Open("div", ("class", "pictures")).Line();
        foreach (var picture in pictures)
        {
            html.Open("div");
            if (!picture.Title.IsEmpty) html.Element("p", picture.Title, ("class", "panel"));
            html.Open("svg", ("viewBox", $"0 0 {MarkupText.Number(picture.Width)} {MarkupText.Number(picture.Height)}"), ("font-size", MarkupText.Number(SvgPicture.TextSize)), ("role", "img"),
                ("aria-label", $"{(picture.Title.IsEmpty ? chart.Title : picture.Title.ToString())}. {chart.Finding}"));
            picture.Draw(html);
            html.Close("svg").Close("div").Line();
        }
        html.Close("div").Line();
    }

    private static void Incidents(MarkupText html, IncidentList list)
    {
        foreach (var incident in list.Items) Incident(html, incident);
        html.Element("p", list.Note, ("class", "note")).Line();
    }

    private static void Incident(MarkupText html, NotableIncident incident)
    {
        html.Open("article", ("class", "incident")).Line();
        html.Open("div").Element("p", incident.When, ("class", "when")).Open("ul", ("class", "reasons"));
        foreach (var reason in incident.Reasons) html.Element("li", reason);
        html.Close("ul").Close("div").Line();
        html.Open("div").Element("h3", incident.Where).Element("p", incident.What, ("class", "small"));
        if (!incident.Summary.IsEmpty) html.Element("p", incident.Summary);
        if (!incident.Figures.IsEmpty)
        {
            html.Open("ul", ("class", "accounts"));
            foreach (var account in incident.Figures) html.Element("li", account);
            html.Close("ul");
        }
        html.Element("p", incident.Sources, ("class", "small")).Close("div").Line();
        html.Close("article").Line();
    }
}
