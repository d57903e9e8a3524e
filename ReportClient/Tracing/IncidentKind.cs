using Reporting.Incidents;

namespace Reporting.Tracing;

/// <summary>Kinds of incidents that briefs count and tallies do not keep.</summary>
public enum IncidentKind
{
    /// <summary>Dated only to a month or year, over more than a week.</summary>
    Span,
    /// <summary>Dated to a week or less.</summary>
    DatedToAWeek,
    /// <summary>With weapons or other items seized, found or surrendered.</summary>
    WithSeizures,
    /// <summary>With a figure whose low, best and high contradict each other.</summary>
    Inconsistent,
    /// <summary>Figures on which accounts differ: one for each harm and side.</summary>
    AccountsDiffer,
}

/// <summary>What the kinds mean.</summary>
internal static class IncidentKinds
{
    /// <summary>Whether only the month or year of an incident is known, over a span longer than a week: it counts on the first day, and its week may be another.</summary>
    public static bool IsSpan(Incident incident) => incident.DatePrecision >= DatePrecision.Month && incident.End.DayNumber - incident.Start.DayNumber >= 7;

    /// <summary>How often an incident of a slice counts as one of the kind.</summary>
    public static long Times(this IncidentKind kind, Incident incident, Slice slice) => kind switch
    {
        _ when !slice.Holds(incident) => 0,
        IncidentKind.Span => slice.Period.Contains(incident.Start) && IsSpan(incident) ? 1 : 0,
        IncidentKind.DatedToAWeek => slice.Period.Contains(incident.Start) && !IsSpan(incident) ? 1 : 0,
        IncidentKind.WithSeizures => slice.Share(incident).Seizures.IsEmpty ? 0 : 1,
        IncidentKind.Inconsistent => !incident.Figures.IsDefault && incident.Figures.Any(figure => figure.Quantity.IsInconsistent) ? 1 : 0,
        _ => Accounts.Differing(incident).LongCount(),
    };

    public static string Label(this IncidentKind kind) => kind switch
    {
        IncidentKind.Span => "incidents dated only to more than a week",
        IncidentKind.DatedToAWeek => "incidents dated to a week or less",
        IncidentKind.WithSeizures => "incidents with items seized, found or surrendered",
        IncidentKind.Inconsistent => "incidents whose low, best and high contradict each other",
        _ => "figures on which accounts differ",
    };

    public static string InWords(this IncidentKind kind) => kind switch
    {
        IncidentKind.Span => "Each incident that is dated only to a month or year, over more than a week, counts once, on its first day.",
        IncidentKind.DatedToAWeek => "Each incident that is dated to a week or less counts once, on its first day.",
        IncidentKind.WithSeizures => "Each incident in which an item was seized, found or surrendered counts once.",
        IncidentKind.Inconsistent => "Each incident with a figure whose low, best and high contradict each other counts once.",
        _ => "Each harm and side of an incident for which parties give different figures counts once.",
    };
}
