using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Which incidents a query means, and in what form they are listed.</summary>
internal static class IncidentSearch
{
    private const int MostListed = 10_000;

    /// <summary>Whether an incident is meant for any day of its span, and not for its first alone.</summary>
    public static bool BySpan(IncidentQuery query) => RuleOf(query).Dating == Dating.Spread;

    /// <summary>Whether an incident is meant; its texts are needed where the query looks for one.</summary>
    public static bool Matches(Incident incident, IncidentQuery query) =>
        RuleOf(query).Falls(incident, query.Period) && (query.Filter.IsAny || query.Filter.Matches(CellKey.Of(incident))) && Says(incident, query.Containing);

    /// <summary>An entry's incident as it is found.</summary>
    public static FoundIncident Found(LedgerEntry entry, IncidentQuery query) =>
        new(entry.Incident, entry.RecordedAt, RuleOf(query).Figure(entry.Incident, Harm.Killed, Side.Total).Best);

    /// <summary>Those that are listed, sorted.</summary>
    public static List<FoundIncident> Listed(IEnumerable<FoundIncident> found, IncidentQuery query) =>
        [.. (query with { Limit = Math.Clamp(query.Limit, 1, MostListed) }).Sort(found)];

    private static CountingRule RuleOf(IncidentQuery query) => query.Rule ?? CountingRule.Default;

    private static bool Says(Incident incident, string? text)
    {
        if (text is null) return true;
        return Holds(incident.Summary, text) || Holds(incident.Place.Locality, text) || Holds(incident.Place.District, text) || Holds(incident.Place.Province, text)
            || incident.Actors.Any(actor => Holds(actor.Name, text))
            || incident.Sources.Any(source => Holds(source.Title, text) || Holds(source.Outlet, text))
            || incident.Seizures.Any(seizure => Holds(seizure.Item, text));
    }

    private static bool Holds(string? field, string text) => field?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
