using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>Incidents held in memory and folded anew for each question: the plainest thing that answers as the system must.</summary>
/// <param name="incidents">What stands.</param>
/// <param name="recordedAt">When all of it was recorded.</param>
/// <param name="met">What gave the names; the same incidents by default.</param>
internal sealed class InMemoryData(IReadOnlyList<Incident> incidents, DateTimeOffset recordedAt, IReadOnlyList<Incident>? met = null) : IReportingData
{
    public Task<IReadOnlyList<TallyRow>> Ask(TallyQuery query) =>
        Task.FromResult(TallyRows.Answer(incidents.SelectMany(incident => (query.Rule ?? CountingRule.Default).Cells(incident)), query));

    public Task<IncidentPage> Find(IncidentQuery query)
    {
        var rule = query.Rule ?? CountingRule.Default;
        var found = incidents
            .Where(incident => rule.Falls(incident, query.Period) && query.Filter.Matches(CellKey.Of(incident)))
            .Select(incident => new FoundIncident(incident, recordedAt, rule.Figure(incident, Harm.Killed, Side.Total).Best))
            .ToList();
        return Task.FromResult(new IncidentPage([.. query.Sort(found)], found.Count));
    }

    public Task<DateOnly?> FirstDay() => Task.FromResult(incidents.Min(incident => (DateOnly?)incident.Start));

    public Task<DataAsOf> AsOf() => Task.FromResult(new DataAsOf(incidents.Count > 0 ? recordedAt : null, incidents.Count, new LedgerPosition([incidents.Count])));

    public IReportingData At(LedgerPosition position) => this;

    public Task<LedgerPosition> PositionAt(DateTimeOffset time) => Task.FromResult(new LedgerPosition([time < recordedAt ? 0 : incidents.Count]));

    public Task<IReadOnlyList<IncidentChange>> Changed(LedgerPosition after, LedgerPosition upTo) => Task.FromResult<IReadOnlyList<IncidentChange>>([]);

    public Task<ImmutableArray<SubjectName>> Names(SubjectKind kind) => Task.FromResult((met ?? incidents).SelectMany(SubjectNames.Of)
        .Where(name => name.Subject.Kind == kind)
        .GroupBy(name => name.Subject)
        .Select(group => new SubjectName(group.Key, group.Select(name => name.Name).Max(StringComparer.Ordinal)!))
        .OrderBy(name => name.Subject)
        .ToImmutableArray());

    public async Task<NameAnswer> Resolve(SubjectKind kind, string name, PlaceKey within)
    {
        var names = await Names(kind);
        return new NameAnswer([.. names.Where(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))], []);
    }
}
