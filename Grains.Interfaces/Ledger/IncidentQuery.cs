using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>In what order incidents are listed.</summary>
[GenerateSerializer, Alias("reporting.IncidentOrder")]
public enum IncidentOrder : byte
{
    /// <summary>The latest first day first.</summary>
    Newest = 0,
    /// <summary>The earliest first day first.</summary>
    Oldest = 1,
    /// <summary>The most deaths by the best figure first; not reported comes last.</summary>
    Deadliest = 2,
}

/// <summary>Which incidents to list.</summary>
[GenerateSerializer, Immutable, Alias("reporting.IncidentQuery")]
public sealed record IncidentQuery
{
    /// <summary>The days that hold the incidents' first day, both ends inclusive; any day of their span where the rule spreads figures.</summary>
    [Id(0)] public Period Period { get; init; }

    /// <summary>Which incidents.</summary>
    [Id(1)] public IncidentFilter Filter { get; init; } = IncidentFilter.Any;

    /// <summary>In what order; equal ones by id.</summary>
    [Id(2)] public IncidentOrder Order { get; init; }

    /// <summary>At most how many, 1 to 10,000.</summary>
    [Id(3)] public int Limit { get; init; } = 20;

    /// <summary>A text that summary, place, actors or sources must contain, letter case aside; null for any.</summary>
    [Id(4)] public string? Containing { get; init; }

    /// <summary>Leaves out summaries and sources, which are kept apart and cost a reading of their own. Default: false.</summary>
    [Id(5)] public bool WithoutTexts { get; init; }

    /// <summary>The rule by which deaths are counted and by which an incident falls into the period; null, the default, for the default rule.</summary>
    [Id(6)] public CountingRule? Rule { get; init; }

    /// <summary>What was known is asked, and at which position; null, the default, for now.</summary>
    [Id(7)] public LedgerPosition? AsOf { get; init; }

    private Comparer<FoundIncident> ByOrder => Comparer<FoundIncident>.Create(Order switch
    {
        IncidentOrder.Oldest => static (left, right) => Then(left.Incident.Start.CompareTo(right.Incident.Start), left, right),
        IncidentOrder.Deadliest => static (left, right) => (right.Killed ?? -1).CompareTo(left.Killed ?? -1) is var killed and not 0 ? killed
            : Then(right.Incident.Start.CompareTo(left.Incident.Start), left, right),
        _ => static (left, right) => Then(right.Incident.Start.CompareTo(left.Incident.Start), left, right),
    });

    /// <summary>Sorts incidents as <see cref="Order"/> says.</summary>
    public IEnumerable<FoundIncident> Sort(IEnumerable<FoundIncident> found) => found.Order(ByOrder).Take(Limit);

    /// <summary>Puts lists together that are each sorted as <see cref="Sort"/> does: the same as sorting all of them, and as long as what is listed.</summary>
    public ImmutableArray<FoundIncident> Merge(IReadOnlyList<ImmutableArray<FoundIncident>> sorted)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        var next = new PriorityQueue<(int List, int At), FoundIncident>(sorted.Count, ByOrder);
        for (var i = 0; i < sorted.Count; i++)
            if (sorted[i].Length > 0) next.Enqueue((i, 0), sorted[i][0]);
        var merged = ImmutableArray.CreateBuilder<FoundIncident>();
        while (merged.Count < Limit && next.TryDequeue(out var from, out var found))
        {
            merged.Add(found);
            if (from.At + 1 < sorted[from.List].Length) next.Enqueue((from.List, from.At + 1), sorted[from.List][from.At + 1]);
        }
        return merged.DrainToImmutable();
    }

    private static int Then(int compared, FoundIncident left, FoundIncident right) => compared != 0 ? compared : left.Incident.Id.CompareTo(right.Incident.Id);
}

/// <summary>An incident that was found, as it stood at the time asked for.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="RecordedAt">When this description was recorded, UTC.</param>
/// <param name="Killed">Deaths by the counting rule asked for; null where not reported.</param>
[GenerateSerializer, Immutable, Alias("reporting.FoundIncident")]
public sealed record FoundIncident([property: Id(0)] Incident Incident, [property: Id(1)] DateTimeOffset RecordedAt, [property: Id(2)] long? Killed);

/// <summary>Incidents that were found.</summary>
/// <param name="Found">At most as many as asked for, sorted as asked.</param>
/// <param name="Matched">How many match in all.</param>
[GenerateSerializer, Immutable, Alias("reporting.IncidentPage")]
public sealed record IncidentPage([property: Id(0)] ImmutableArray<FoundIncident> Found, [property: Id(1)] long Matched);
