using Reporting.Briefs.Editions;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Briefs;

/// <summary>Which brief is wanted: what all kinds of briefs are asked with.</summary>
public abstract record BriefRequest
{
    /// <summary>By which rule figures are counted; <see cref="CountingRule.Default"/> by default.</summary>
    public CountingRule Rule { get; init; } = CountingRule.Default;

    /// <summary>How it looks, and which sections it prints; the product's own look by default.</summary>
    public BriefLook Look { get; init; } = BriefLook.Plain;

    /// <summary>The edition that the brief was fixed as, with its number and time; null, the default, for a draft.</summary>
    public Edition? Edition { get; init; }

    /// <summary>What has changed since the edition before; null, the default, where there is none.</summary>
    public EditionChanges? Changes { get; init; }

    /// <summary>The days, the subject and the rule as a question.</summary>
    internal abstract Question Question { get; }
}
