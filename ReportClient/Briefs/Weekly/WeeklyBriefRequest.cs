using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Briefs.Weekly;

/// <summary>Which weekly brief is wanted.</summary>
public sealed record WeeklyBriefRequest
{
    /// <summary>The week, with the day on which it begins.</summary>
    public required Week Week { get; init; }

    /// <summary>A country, province or district; <c>default</c> for everything in the store, which is the default.</summary>
    public PlaceKey Place { get; init; }

    /// <summary>By which rule figures are counted; <see cref="CountingRule.Default"/> by default.</summary>
    public CountingRule Rule { get; init; } = CountingRule.Default;

    /// <summary>The moment to print as "compiled at"; null, the default, prints none, so that the same data give the same brief.</summary>
    public DateTimeOffset? CompiledAt { get; init; }

    /// <summary>At most how many notable incidents are listed; 8 by default.</summary>
    public int NotableIncidents { get; init; } = 8;
}
