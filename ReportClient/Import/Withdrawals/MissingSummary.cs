using System.Collections.Immutable;
using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Why nothing was withdrawn of what is missing.</summary>
public enum MissingRefusal
{
    /// <summary>Nothing stood against it.</summary>
    None,
    /// <summary>The file was not read to its end: the rest may hold what is missing.</summary>
    NotComplete,
    /// <summary>A row was rejected: it may be the one that is missing.</summary>
    RowsRejected,
    /// <summary>The scope would end before it begins.</summary>
    EmptyScope,
    /// <summary>Most of what stands in the scope is missing, which looks like a cut file or another numbering.</summary>
    MostMissing,
}

/// <summary>What became of the incidents that a delivery no longer has.</summary>
public sealed record MissingSummary
{
    /// <summary>How many ids <see cref="First"/> holds at most.</summary>
    public const int MostListed = 10;

    /// <summary>Where they were looked for; empty when they were not.</summary>
    public ImmutableArray<MissingScope> Scopes { get; init; } = [];

    /// <summary>How many incidents of the scope stood when the import began.</summary>
    public long Stood { get; init; }

    /// <summary>How many of them the file does not have.</summary>
    public long Missing { get; init; }

    /// <summary>How many of those were withdrawn; also those whose first answer was lost in a time-out. None in a dry run.</summary>
    public long Withdrawn { get; init; }

    /// <summary>How many were left alone since somebody recorded them anew meanwhile.</summary>
    public long Changed { get; init; }

    /// <summary>The first missing ones in the order of their ids, at most <see cref="MostListed"/>.</summary>
    public ImmutableArray<IncidentId> First { get; init; } = [];

    /// <summary>Why nothing was withdrawn.</summary>
    public MissingRefusal Refusal { get; init; }
}
