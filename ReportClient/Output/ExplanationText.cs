using System.Globalization;
using System.Text;
using Reporting.Incidents;
using Reporting.Queries;
using Reporting.Tracing;

namespace Reporting.Output;

/// <summary>Prints an explanation for people: the figure and its rule, then what each incident adds, and the sum.</summary>
internal static class ExplanationText
{
    /// <summary>The most sources of one incident that are listed.</summary>
    private const int MostSources = 3;

    public static string Print(Explanation explanation, Question question, Screen screen)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(screen);
        var text = new StringBuilder(AnswerHeading.Of(question, explanation.AsOf)).Append('\n');
        WrappedText.Append(text, $"{explanation.Figure}: {Printed(explanation)}", "", screen.Width);
        WrappedText.Append(text, explanation.Origin.Label, "  ", screen.Width);
        WrappedText.Append(text, explanation.Origin.InWords, "  ", screen.Width);
        foreach (var part in explanation.Parts) Part(text, part, explanation, screen.Width);
        text.Append('\n');
        var printed = char.ToUpperInvariant(explanation.PrintedBy[0]) + explanation.PrintedBy[1..];
        WrappedText.Append(text, explanation.AddsUp
            ? $"{printed} says {Printed(explanation)}, which is what {(explanation.Parts.Length > 1 ? "the parts give" : explanation.Parts[0].Origin.Slice is null ? "was read" : "the incidents give")}."
            : $"{printed} says {Printed(explanation)}, and the incidents give {FigureText.Value(explanation.Value)}: they do not add up.", "", screen.Width);
        return text.Append(Legend(explanation)).ToString();
    }

    // As it was printed, with the number itself beside it where a reader would not find it in that.
    private static string Printed(Explanation explanation)
    {
        var exact = FigureText.Value(explanation.Printed);
        if (explanation.PrintedText is not { } text || text == exact) return exact;
        if (explanation.Printed is not { } number) return text;
        var plain = text.TrimStart('+', '±').TrimEnd('%').Replace('−', '-');
        return !decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out var rounded) ? $"{text} ({exact})"
            : rounded == number ? text : $"{text} (unrounded {exact})";
    }

    private static void Part(StringBuilder text, ExplainedPart part, Explanation explanation, int width)
    {
        if (explanation.Parts.Length > 1)
        {
            text.Append('\n');
            WrappedText.Append(text, $"{part.Origin.Label}: {FigureText.Value(part.Value)}", "", width);
        }
        if (part.Origin.Slice is null) return;
        if (explanation.Parts.Length == 1 || part.Listed.Length > 0) text.Append('\n');
        var column = part.Listed.Select(one => Adds(one.Adds).Length).Append(3).Max();
        foreach (var one in part.Listed) Incident(text, one, column, width);
        if (part.NotListed > 0) WrappedText.Append(text, $"and {FigureText.Incidents(part.NotListed)} more that {(part.NotListed == 1 ? "is" : "are")} not listed; --limit shows more", new string(' ', column + 2), width);
        WrappedText.Append(text, Sum(part), "", width);
    }

    private static void Incident(StringBuilder text, ExplainedIncident one, int column, int width)
    {
        var incident = one.Found.Incident;
        var indent = new string(' ', column + 2);
        WrappedText.Append(text, $"{incident.Id}  {IncidentText.Days(incident)}  {incident.Type.Label()}, {IncidentText.Place(incident)}", Adds(one.Adds).PadLeft(column) + "  ", width, indent + "  ");
        if (one.Adds.Key is { } key) WrappedText.Append(text, "counts as " + key, indent + "  ", width);
        if (one.Accounts.Length > 0) WrappedText.Append(text, one.Accounts, indent + "  ", width);
        foreach (var source in incident.Sources.Take(MostSources)) WrappedText.Append(text, "- " + IncidentText.Source(source), indent + "  ", width);
        if (incident.Sources.Length > MostSources) WrappedText.Append(text, $"- and {FigureText.Number(incident.Sources.Length - MostSources)} more", indent + "  ", width);
    }

    private static string Adds(Contribution adds) => adds switch
    {
        { Key: not null } => "*",
        { Number: { } number } => FigureText.Number(number) + (adds.HasWord ? " +" : ""),
        { HasWord: true } => "word",
        { IsOpen: true } => "open",
        _ => FigureText.NotReported,
    };

    private static string Sum(ExplainedPart part)
    {
        if (part.Behind == 0) return $"Sum: {FigureText.Value(part.Value)}; no incident lies behind it.";
        var notes = new List<string>();
        if (part.NotReporting > 0) notes.Add($"not reported in {FigureText.Number(part.NotReporting)}");
        if (part.Words > 0) notes.Add($"a word in {FigureText.Number(part.Words)}");
        if (part.Open > 0) notes.Add($"left open in {FigureText.Number(part.Open)}, so that it is not known");
        var ending = notes.Count == 0 ? "" : "; " + string.Join(", ", notes);
        return $"{(part.Origin is PlaceCount or OutletCount ? "In all" : "Sum")}: {FigureText.Value(part.Value)}, over {FigureText.Incidents(part.Behind)}{ending}.";
    }

    private static string Legend(Explanation explanation)
    {
        var adds = explanation.Parts.SelectMany(part => part.Listed).Select(one => one.Adds).ToList();
        var text = new StringBuilder("\n");
        if (adds.Any(one => Adds(one) == FigureText.NotReported) || explanation.Printed is null) text.Append("..    not reported or not known, which is not zero\n");
        if (adds.Any(one => Adds(one) == "word")) text.Append("word  only a word such as \"several\", which never becomes a number\n");
        if (adds.Any(one => one is { Number: not null, HasWord: true })) text.Append("+     and a word for a part of it\n");
        if (adds.Any(one => one.IsOpen)) text.Append("open  a number is given, and this end of it is not\n");
        return text.Length == 1 ? "" : text.ToString();
    }
}
