using System.Collections.Immutable;
using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>What became of a list of withdrawals.</summary>
/// <remarks>Counts only rows whose fate is known, so <see cref="Read"/> is always the sum of the others. In a dry run the counts say what would become of the rows.</remarks>
public sealed record WithdrawalSummary
{
    /// <summary>How many ids <see cref="FirstNeverRecorded"/> holds at most.</summary>
    public const int MostListed = 10;

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether it was cancelled before the end of the file; what is counted was done and stays.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Incidents that stood and are withdrawn.</summary>
    public long Withdrawn { get; init; }

    /// <summary>Incidents that were withdrawn before; also those whose first answer was lost in a time-out.</summary>
    public long AlreadyWithdrawn { get; init; }

    /// <summary>Ids of which the ledger never held an incident.</summary>
    public long NeverRecorded { get; init; }

    /// <summary>Incidents of which a later revision stands than the withdrawal reaches.</summary>
    public long Stale { get; init; }

    /// <summary>Rows that are no withdrawals, by reason.</summary>
    public ImmutableSortedDictionary<RejectReason, long> RejectedByReason { get; init; } = ImmutableSortedDictionary<RejectReason, long>.Empty;

    /// <summary>The first ids that were never recorded, in the file's order, at most <see cref="MostListed"/>.</summary>
    public ImmutableArray<IncidentId> FirstNeverRecorded { get; init; } = [];

    /// <summary>The first rejected rows in the file's order, at most <see cref="ImportSummary.MostListed"/>, long ones shortened.</summary>
    public ImmutableArray<RejectedRow> FirstRejected { get; init; } = [];

    /// <summary>The file that keeps every rejected row; null when there is none.</summary>
    public string? RejectedFile { get; init; }

    /// <summary>Rows that are no withdrawals.</summary>
    public long Rejected => RejectedByReason.Values.Sum();

    /// <summary>Rows whose fate is known.</summary>
    public long Read => Withdrawn + AlreadyWithdrawn + NeverRecorded + Stale + Rejected;
}

/// <summary>A list of withdrawals was not read to its end. What was acknowledged is durable.</summary>
public sealed class WithdrawalStoppedException(string path, WithdrawalSummary summary, Exception cause)
    : Errors.ReportingException(
        $"The list '{path}' stopped after {summary.Read} rows: {(cause is TimeoutException or Orleans.Runtime.OrleansException ? "the silo did not answer." : cause.Message)}",
        "What was withdrawn so far stays; import the same file again when the cause is gone, which withdraws nothing twice.",
        cause)
{
    /// <summary>What was done until then.</summary>
    public WithdrawalSummary Summary { get; } = summary;
}
