using Reporting.Briefs.Maps;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Briefs.Weekly;

/// <summary>Which weekly brief is wanted.</summary>
public sealed record WeeklyBriefRequest : BriefRequest
{
    /// <summary>The week, with the day on which it begins.</summary>
    public required Week Week { get; init; }

    /// <summary>A country, province or district; <c>default</c> for everything in the store, which is the default.</summary>
    public PlaceKey Place { get; init; }

    /// <summary>Boundaries to draw the map in; null, the default, for a map of tiles. Not part of an edition, which is printed again from the ledger alone.</summary>
    internal Boundaries? Boundaries { get; init; }

    /// <summary>At most how many notable incidents are listed; 8 by default.</summary>
    public int NotableIncidents { get; init; } = 8;

    /// <inheritdoc/>
    internal override Question Question => new(Week.Period, Place.IsDefault ? IncidentFilter.Any : new IncidentFilter { Places = [Place] }, Week.FirstDay) { Rule = Rule };
}
