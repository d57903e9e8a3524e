using Reporting.Briefs;

namespace Reporting.Html;

/// <summary>Writes prose: numbers with the id of their figure, links, and names of scripts from right to left apart from what stands around them.</summary>
internal static class ProseHtml
{
    public static MarkupText Prose(this MarkupText html, Prose prose)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(prose);
        foreach (var run in prose.Runs) Run(html, run);
        return html;
    }

    /// <summary>An element that holds prose.</summary>
    public static MarkupText Element(this MarkupText html, string tag, Prose prose, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        ArgumentNullException.ThrowIfNull(html);
        return html.Open(tag, attributes).Prose(prose).Close(tag);
    }

    private static void Run(MarkupText html, Run run)
    {
        if (run.Section is { } section) html.Open("a", ("class", "to"), ("href", "#" + section));
        if (run.FigureId is { } id) html.Element("span", run.Text, ("class", IsNumber(run) ? "number" : "word"), ("data-figure", id));
        else if (run.Url is { } url && IsWebAddress(url)) html.Element("a", run.Text, ("href", url), ("rel", "noopener noreferrer"));
        else if (IsRightToLeft(run.Text)) html.Element("bdi", run.Text);
        else html.Text(run.Text);
        if (run.Section is not null) html.Close("a");
    }

    private static bool IsNumber(Run run) => run.Text.AsSpan().ContainsAnyInRange('0', '9');

    // An address of another kind could run a script.
    private static bool IsWebAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static bool IsRightToLeft(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') || text.AsSpan().ContainsAnyInRange('\uFB1D', '\uFDFF') || text.AsSpan().ContainsAnyInRange('\uFE70', '\uFEFC');
}
