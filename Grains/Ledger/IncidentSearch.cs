using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Finds incidents in a shard's pages: first by facts, then the texts of those that are wanted.</summary>
internal static class IncidentSearch
{
    private const int MostListed = 10_000;

    public static async Task<IncidentPage> Find(LedgerPages pages, Func<LedgerEntry, bool> stands, IncidentQuery query)
    {
        var rule = query.Rule ?? CountingRule.Default;
        var withTexts = query.Containing is not null;
        var matched = new List<(FoundIncident Found, long Sequence)>();
        await foreach (var page in pages.Read(0, withTexts, page => !((rule.Dating == Dating.Spread ? page.LastEnd : page.LastDay) < query.Period.Since) && !(page.FirstDay > query.Period.Until)))
        {
            foreach (var entry in page)
            {
                var incident = entry.Incident;
                if (!stands(entry) || !rule.Falls(incident, query.Period) || !query.Filter.Matches(CellKey.Of(incident)) || !Says(incident, query.Containing)) continue;
                matched.Add((new FoundIncident(incident, entry.RecordedAt, rule.Figure(incident, Harm.Killed, Side.Total).Best), entry.Sequence));
            }
        }
        var sequences = matched.ToDictionary(one => one.Found.Incident.Id, one => one.Sequence);
        var listed = (query with { Limit = Math.Clamp(query.Limit, 1, MostListed) }).Sort(matched.Select(one => one.Found)).ToList();
        if (withTexts || query.WithoutTexts) return new IncidentPage([.. listed], matched.Count);
        var whole = await pages.Entries(listed.Select(found => sequences[found.Incident.Id]), withTexts: true);
        return new IncidentPage([.. listed.Select(found => found with { Incident = whole[sequences[found.Incident.Id]].Incident })], matched.Count);
    }

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
