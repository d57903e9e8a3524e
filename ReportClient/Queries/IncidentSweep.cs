using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>Finds every incident that a query means, however many: where one answer cannot hold them, the days are asked in halves.</summary>
internal static class IncidentSweep
{
    /// <summary>The most incidents in one answer.</summary>
    public const int MostAtOnce = 10_000;

    /// <summary>Every incident, by its id; of several queries together each once.</summary>
    /// <exception cref="TooManyIncidentsException">One day has more than an answer holds.</exception>
    public static async Task<Dictionary<IncidentId, FoundIncident>> Find(IReportingData data, params IEnumerable<IncidentQuery> queries)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(queries);
        var found = new Dictionary<IncidentId, FoundIncident>();
        foreach (var query in queries) await Into(found, data, query with { Order = IncidentOrder.Oldest, Limit = MostAtOnce });
        return found;
    }

    private static async Task Into(Dictionary<IncidentId, FoundIncident> found, IReportingData data, IncidentQuery query)
    {
        var page = await data.Find(query);
        if (page.Matched > page.Found.Length)
        {
            var (since, until) = await Ends(data, query, page);
            if (since == until) throw new TooManyIncidentsException(since);
            var middle = since.AddDays((until.DayNumber - since.DayNumber) / 2);
            await Into(found, data, query with { Period = new Period(query.Period.Since, middle) });
            await Into(found, data, query with { Period = new Period(middle.AddDays(1), query.Period.Until) });
            return;
        }
        foreach (var one in page.Found) found[one.Incident.Id] = one;
    }

    private static async Task<(DateOnly Since, DateOnly Until)> Ends(IReportingData data, IncidentQuery query, IncidentPage oldest)
    {
        var since = query.Period.Since ?? oldest.Found[0].Incident.Start;
        if (query.Period.Until is { } until) return (since, until);
        var newest = await data.Find(query with { Order = IncidentOrder.Newest, Limit = 1, WithoutTexts = true });
        return (since, newest.Found[0].Incident.Start);
    }
}

/// <summary>One day has more incidents than an answer holds.</summary>
internal sealed class TooManyIncidentsException(DateOnly day)
    : Exception(FormattableString.Invariant($"On {day:yyyy-MM-dd} there are more than {IncidentSweep.MostAtOnce} incidents, too many to go through one by one."));
