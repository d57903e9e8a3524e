using System.Collections.Immutable;

namespace Reporting.Import;

/// <summary>What became of a file.</summary>
/// <remarks>
/// Counts only rows whose fate is known: acknowledged by the ledger, or rejected. So <see cref="Read"/> is always the sum of the others, also when an
/// import was cancelled. In a dry run the counts say what would become of the rows.
/// </remarks>
public sealed record ImportSummary
{
    /// <summary>How many rejected rows <see cref="FirstRejected"/> holds at most.</summary>
    public const int MostListed = 100;

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The format that was named or guessed.</summary>
    public required ImportFormat Format { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether it was cancelled before the end of the file; what is counted was done and stays.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Incidents that were new.</summary>
    public long Recorded { get; init; }

    /// <summary>Incidents that said something else than before and now stand.</summary>
    public long Revised { get; init; }

    /// <summary>Incidents that the ledger already held exactly so; also those whose first answer was lost in a time-out.</summary>
    public long Unchanged { get; init; }

    /// <summary>Incidents of which a later revision stands.</summary>
    public long Stale { get; init; }

    /// <summary>Incidents that say what was withdrawn, and stay withdrawn.</summary>
    public long StaysWithdrawn { get; init; }

    /// <summary>Rows that are no incidents, by reason.</summary>
    public ImmutableSortedDictionary<RejectReason, long> RejectedByReason { get; init; } = ImmutableSortedDictionary<RejectReason, long>.Empty;

    /// <summary>Incidents in which a source's low figure is above its best. Kept as they are.</summary>
    public long LowAboveBest { get; init; }

    /// <summary>Incidents in which a source's best figure is above its high. Kept as they are.</summary>
    public long BestAboveHigh { get; init; }

    /// <summary>The file that keeps every rejected row; null when there is none.</summary>
    public string? RejectedFile { get; init; }

    /// <summary>The first rejected rows in the file's order, at most <see cref="MostListed"/>, long ones shortened.</summary>
    public ImmutableArray<RejectedRow> FirstRejected { get; init; } = [];

    /// <summary>What became of the incidents that the file no longer has; null when nobody asked.</summary>
    public MissingSummary? Missing { get; init; }

    /// <summary>Rows that are no incidents.</summary>
    public long Rejected => RejectedByReason.Values.Sum();

    /// <summary>Rows whose fate is known.</summary>
    public long Read => Recorded + Revised + Unchanged + Stale + StaysWithdrawn + Rejected;
}

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Rows read from the file, whether acknowledged yet or not.</param>
/// <param name="BytesRead">Bytes read from the file.</param>
/// <param name="BytesTotal">The length of the file.</param>
/// <param name="Scopes">Where missing incidents are looked for from now on; <c>default</c> while rows are read.</param>
public readonly record struct ImportProgress(long Rows, long BytesRead, long BytesTotal, ImmutableArray<MissingScope> Scopes = default);
