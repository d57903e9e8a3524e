using System.Collections.Concurrent;
using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>The same data for briefs of several places: what does not depend on a place is asked once for each position of the ledger, at which it never changes again.</summary>
/// <remarks>Safe to call from several threads. What failed is asked again.</remarks>
/// <param name="data">The data.</param>
/// <param name="position">The position at which they are asked; null for now, when nothing but what lies between two positions is kept.</param>
internal sealed class AskedOnce(IReportingData data, LedgerPosition? position = null) : IReportingData
{
    private readonly ConcurrentDictionary<SubjectKind, Task<ImmutableArray<SubjectName>>> _names = new();
    private readonly ConcurrentDictionary<LedgerPosition, AskedOnce> _at = new();
    private readonly ConcurrentDictionary<(LedgerPosition, LedgerPosition), Task<IReadOnlyList<IncidentChange>>> _changed = new();
    private Task<DateOnly?>? _firstDay;
    private Task<DataAsOf>? _asOf;

    public Task<IReadOnlyList<TallyRow>> Ask(TallyQuery query) => data.Ask(query);

    public Task<IncidentPage> Find(IncidentQuery query) => data.Find(query);

    public Task<DateOnly?> FirstDay() => position is null ? data.FirstDay() : Stands(_firstDay) ? _firstDay! : _firstDay = data.FirstDay();

    public Task<DataAsOf> AsOf() => position is null ? data.AsOf() : Stands(_asOf) ? _asOf! : _asOf = data.AsOf();

    public Task<ImmutableArray<SubjectName>> Names(SubjectKind kind) => position is null ? data.Names(kind) : Once(_names, kind, () => data.Names(kind));

    public Task<NameAnswer> Resolve(SubjectKind kind, string name, PlaceKey within) => data.Resolve(kind, name, within);

    public IReportingData At(LedgerPosition position) => _at.GetOrAdd(position, at => new AskedOnce(data.At(at), at));

    public Task<LedgerPosition> PositionAt(DateTimeOffset time) => data.PositionAt(time);

    public Task<IReadOnlyList<IncidentChange>> Changed(LedgerPosition after, LedgerPosition upTo) => Once(_changed, (after, upTo), () => data.Changed(after, upTo));

    private static Task<T> Once<TKey, T>(ConcurrentDictionary<TKey, Task<T>> asked, TKey key, Func<Task<T>> ask) where TKey : notnull =>
        asked.TryGetValue(key, out var answer) && Stands(answer) ? answer : asked[key] = ask();

    private static bool Stands(Task? answer) => answer is { IsFaulted: false, IsCanceled: false };
}
