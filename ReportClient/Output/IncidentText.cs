using System.Globalization;
using System.Text;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Output;

/// <summary>Incidents that were found, with what was asked and what was known.</summary>
internal sealed record IncidentList(Question Question, DataAsOf AsOf, IncidentPage Page);

/// <summary>Prints incidents for people: a block each, since what happened and who said it does not fit a table.</summary>
internal static class IncidentText
{
    /// <summary>The most sources of one incident that are listed.</summary>
    public const int MostSources = 3;

    private const string Indent = "    ";

    public static string Print(IncidentList list, Screen screen)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(screen);
        var text = new StringBuilder(AnswerHeading.Of(list.Question, list.AsOf));
        if (list.Page.Found.IsEmpty) return text.Append("\nNo incidents.\n").ToString();
        var (shown, matched) = (list.Page.Found.Length, list.Page.Matched);
        text.Append(shown < matched ? $"{FigureText.Number(shown)} of {FigureText.Incidents(matched)}; --limit shows more\n" : FigureText.Incidents(matched) + "\n");
        foreach (var found in list.Page.Found) Block(text, found, screen.Width);
        return text.ToString();
    }

    private static void Block(StringBuilder text, FoundIncident found, int width)
    {
        var incident = found.Incident;
        text.Append('\n');
        WrappedText.Append(text, $"{Days(incident)}  {incident.Type.Label()}, {Place(incident)}; killed {Killed(found)}", "", width, Indent);
        WrappedText.Append(text, $"{incident.Id}; {Parties(incident)}", Indent, width);
        if (incident.Summary is { Length: > 0 } summary) WrappedText.Append(text, summary, Indent, width);
        foreach (var source in incident.Sources.Take(MostSources)) WrappedText.Append(text, "- " + Source(source), Indent, width);
        if (incident.Sources.Length > MostSources) text.Append(Indent).Append("- and ").Append(incident.Sources.Length - MostSources).Append(" more\n");
    }

    /// <summary>The names of the incident's places, the deepest first, as the source has them.</summary>
    public static string Place(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var place = incident.Place;
        return string.Join(", ", ((string?[])[place.Locality, place.District, place.Province, place.Country]).Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The days on which it can have happened.</summary>
    public static string Days(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return incident.Start == incident.End ? TimeText.Of(incident.Start)! : $"{TimeText.Of(incident.Start)} to {TimeText.Of(incident.End)}";
    }

    private static string Parties(Incident incident) => incident.Actors.IsDefaultOrEmpty ? "no party named"
        : string.Join(", ", incident.Actors.Select(actor => actor.NamedBy is null ? actor.Name : $"{actor.Name} (named by {actor.NamedBy})"));

    private static string Killed(FoundIncident found)
    {
        if (found.Killed is { } killed) return FigureText.Number(killed);
        return found.Incident.Figures.Any(figure => figure.Harm == Casualties.Harm.Killed && figure.Quantity.IsVague) ? "unquantified" : "not reported";
    }

    /// <summary>A source in one line: outlet, day, title, address.</summary>
    public static string Source(Source source) => string.Join(", ", ((string?[])[
        source.Outlet, source.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source.Title is { Length: > 0 } title ? $"\"{title}\"" : null, source.Url]).Where(part => !string.IsNullOrEmpty(part)));
}
