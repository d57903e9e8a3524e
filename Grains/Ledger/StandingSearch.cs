using System.Collections.Immutable;

namespace Reporting.Ledger;

/// <summary>Lists what stands of a data set in a shard's pages, without reading texts.</summary>
internal static class StandingSearch
{
    public static async Task<StandingPage> Find(LedgerPages pages, Func<LedgerEntry, bool> stands, StandingQuery query)
    {
        var limit = Math.Clamp(query.Limit, 1, StandingQuery.MostListed);
        var found = ImmutableArray.CreateBuilder<StandingIncident>();
        await foreach (var page in pages.Read(query.After, withTexts: false, page => !(page.LastDay < query.Period.Since) && !(page.FirstDay > query.Period.Until)))
        {
            foreach (var entry in page)
            {
                if (entry.Sequence <= query.After || !query.Matches(entry.Incident) || !stands(entry)) continue;
                if (found.Count == limit) return new StandingPage(found.ToImmutable(), found[^1].Sequence);
                found.Add(new StandingIncident(entry.Incident.Id, entry.Sequence, entry.Replaces));
            }
        }
        return new StandingPage(found.ToImmutable(), 0);
    }
}
