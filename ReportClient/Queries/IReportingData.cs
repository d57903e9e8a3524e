using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>Everything that commands and briefs ask of the data: the running system, or incidents held in memory.</summary>
public interface IReportingData
{
    /// <summary>Answers a question about the places and groups that its filter names; about everything when it names none.</summary>
    /// <returns>Rows sorted by step and key, only those with incidents.</returns>
    Task<IReadOnlyList<TallyRow>> Ask(TallyQuery query);

    /// <summary>Finds incidents as they stand.</summary>
    Task<IncidentPage> Find(IncidentQuery query);

    /// <summary>The earliest first day of all incidents; null where there is none.</summary>
    Task<DateOnly?> FirstDay();

    /// <summary>How far the ledger has come.</summary>
    Task<DataAsOf> AsOf();

    /// <summary>Every subject of a kind that the data hold, with the name to print, sorted by key.</summary>
    Task<ImmutableArray<SubjectName>> Names(SubjectKind kind);

    /// <summary>Finds what a typed name means, among all names that the ledger has ever met.</summary>
    Task<NameAnswer> Resolve(SubjectKind kind, string name, PlaceKey within);

    /// <summary>The same data as they were known at a position of the ledger; its answers never change again.</summary>
    /// <exception cref="Errors.UnknownPositionException">Is thrown by a question when the ledger has not come so far.</exception>
    IReportingData At(LedgerPosition position);

    /// <summary>The last position at which nothing recorded after a time was known.</summary>
    Task<LedgerPosition> PositionAt(DateTimeOffset time);

    /// <summary>Each incident that changed between two positions, as it stood at both, without texts; sorted by id.</summary>
    Task<IReadOnlyList<IncidentChange>> Changed(LedgerPosition after, LedgerPosition upTo);
}

/// <summary>How far the ledger had come: what was known when a question was answered.</summary>
/// <param name="RecordedAt">When the last entry was recorded, UTC; null when the ledger is empty.</param>
/// <param name="Incidents">How many incidents stand.</param>
/// <param name="Position">How far each shard had come.</param>
public sealed record DataAsOf(DateTimeOffset? RecordedAt, long Incidents, LedgerPosition Position)
{
    /// <summary>How many entries the ledger holds, revisions and withdrawals among them.</summary>
    public long Entries => Position.Entries;
}
