using Reporting.Groups;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Briefs.Profiles;

/// <summary>Which group profile is wanted.</summary>
public sealed record ProfileRequest : BriefRequest
{
    /// <summary>The group.</summary>
    public required GroupKey Group { get; init; }

    /// <summary>The days, both ends inclusive and known; at most a hundred years.</summary>
    public required Period Period { get; init; }

    /// <summary>The day on which weeks begin; Monday by default.</summary>
    public DayOfWeek FirstDay { get; init; } = DayOfWeek.Monday;

    /// <summary>At most how many of the deadliest incidents are listed; 8 by default.</summary>
    public int DeadliestIncidents { get; init; } = 8;

    /// <inheritdoc/>
    internal override Question Question => new(Period, new IncidentFilter { Groups = [Group] }, FirstDay) { Rule = Rule };
}
