using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Which incidents of a data set to list as they stand now, page by page and without their texts.</summary>
[GenerateSerializer, Immutable, Alias("reporting.StandingQuery")]
public sealed record StandingQuery
{
    /// <summary>The most incidents on a page.</summary>
    public const int MostListed = 10_000;

    /// <summary>The data set.</summary>
    [Id(0)] public required string DataSet { get; init; }

    /// <summary>The countries that the incidents count in; empty for none.</summary>
    [Id(1)] public ImmutableArray<PlaceKey> Countries { get; init; } = [];

    /// <summary>The days that hold the incidents' first day, both ends inclusive.</summary>
    [Id(2)] public Period Period { get; init; }

    /// <summary>Only entries after this sequence number; where the page before ended. 0 by default, for the first page.</summary>
    [Id(3)] public long After { get; init; }

    /// <summary>At most how many, 1 to <see cref="MostListed"/>, which is the default.</summary>
    [Id(4)] public int Limit { get; init; } = MostListed;

    /// <summary>Whether an incident is meant.</summary>
    public bool Matches(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return incident.Id.DataSet == DataSet && Period.Contains(incident.Start) && Countries.Contains(incident.Place.CountsIn.At(PlaceLevel.Country));
    }
}

/// <summary>An incident that stands.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Sequence">The entry that stands.</param>
/// <param name="Replaces">The entry that this one took the place of; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("reporting.StandingIncident")]
public readonly record struct StandingIncident([property: Id(0)] IncidentId Id, [property: Id(1)] long Sequence, [property: Id(2)] long Replaces);

/// <summary>Incidents that stand, by sequence number.</summary>
/// <param name="Incidents">At most as many as asked for.</param>
/// <param name="Next">Where the next page begins (<see cref="StandingQuery.After"/>); 0 when there is none.</param>
[GenerateSerializer, Immutable, Alias("reporting.StandingPage")]
public sealed record StandingPage([property: Id(0)] ImmutableArray<StandingIncident> Incidents, [property: Id(1)] long Next);
