using System.Collections.Immutable;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>Which incidents are meant. Within a list any may match; all lists must; an empty list leaves its field open.</summary>
[GenerateSerializer, Immutable, Alias("reporting.IncidentFilter")]
public sealed record IncidentFilter
{
    /// <summary>Every incident.</summary>
    public static IncidentFilter Any { get; } = new();

    /// <summary>Incident types.</summary>
    [Id(0)] public ImmutableArray<IncidentType> Types { get; init; } = [];

    /// <summary>Types of violence.</summary>
    [Id(1)] public ImmutableArray<ViolenceType> Violence { get; init; } = [];

    /// <summary>Groups: incidents in which any of them took part, each incident once.</summary>
    [Id(2)] public ImmutableArray<GroupKey> Groups { get; init; } = [];

    /// <summary>Places: incidents that count in any of them, each incident once.</summary>
    [Id(3)] public ImmutableArray<PlaceKey> Places { get; init; } = [];

    /// <summary>True when every incident is meant.</summary>
    public bool IsAny => Types.IsDefaultOrEmpty && Violence.IsDefaultOrEmpty && Groups.IsDefaultOrEmpty && Places.IsDefaultOrEmpty;

    /// <summary>Whether the incidents of a cell are meant.</summary>
    public bool Matches(CellKey cell)
    {
        if (!Types.IsDefaultOrEmpty && !Types.Contains(cell.Type)) return false;
        if (!Violence.IsDefaultOrEmpty && !Violence.Contains(cell.Violence)) return false;
        if (!Places.IsDefaultOrEmpty && !Places.Any(place => place.Contains(cell.Place))) return false;
        return Groups.IsDefaultOrEmpty || cell.EachGroup().Any(group => Groups.Contains(group));
    }
}

/// <summary>By what a tally is broken down.</summary>
[GenerateSerializer, Alias("reporting.Dimension")]
public enum Dimension : byte
{
    /// <summary>Not at all.</summary>
    None = 0,
    /// <summary>By incident type; keys are its codes.</summary>
    Type = 1,
    /// <summary>By type of violence; keys are its codes.</summary>
    Violence = 2,
    /// <summary>By group; an incident with two groups counts once in each, so groups do not add up.</summary>
    Group = 3,
    /// <summary>By country; keys are paths.</summary>
    Country = 4,
    /// <summary>By province; keys are paths.</summary>
    Province = 5,
    /// <summary>By district; keys are paths.</summary>
    District = 6,
}

/// <summary>A question to a tally: which days, which incidents, in which steps, by what.</summary>
/// <remarks>An incident belongs to the step and the period that hold its first day; its figures too, unless the rule spreads them.</remarks>
[GenerateSerializer, Immutable, Alias("reporting.TallyQuery")]
public sealed record TallyQuery
{
    /// <summary>The days, both ends inclusive.</summary>
    [Id(0)] public Period Period { get; init; }

    /// <summary>Which incidents.</summary>
    [Id(1)] public IncidentFilter Filter { get; init; } = IncidentFilter.Any;

    /// <summary>The steps of a series; <see cref="Step.None"/> for one row.</summary>
    [Id(2)] public Step Step { get; init; }

    /// <summary>The day on which weeks begin.</summary>
    [Id(3)] public DayOfWeek FirstDay { get; init; } = DayOfWeek.Monday;

    /// <summary>By what the tally is broken down.</summary>
    [Id(4)] public Dimension By { get; init; }

    /// <summary>By which rule figures are counted; the default one by default, also where an older client says none.</summary>
    [Id(5)] public CountingRule? Rule { get; init; }

    /// <summary>What was known is asked, and at which position; null, the default, for now.</summary>
    [Id(6)] public LedgerPosition? AsOf { get; init; }
}
