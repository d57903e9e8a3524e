using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>Asks the grains: each question goes to the smallest tallies that can answer it.</summary>
/// <param name="grains">Reaches the grains.</param>
/// <param name="position">The position at which everything is asked; null for now. A question that names one of its own keeps it.</param>
public sealed class LiveData(IGrainFactory grains, LedgerPosition? position = null) : IReportingData
{
    private IReadOnlyList<ILedgerGrain>? _shards;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TallyRow>> Ask(TallyQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        query = query with { AsOf = query.AsOf ?? position };
        var subjects = await Smallest(query.Filter);
        var answers = await Task.WhenAll(subjects.Select(subject => grains.GetTally(subject).Answer(Without(query, subject))));
        return answers.Length == 1 ? answers[0].Rows : TallyRows.Merge([.. answers.Select(answer => answer.Rows)]);
    }

    /// <inheritdoc/>
    public async Task<IncidentPage> Find(IncidentQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        query = query with { AsOf = query.AsOf ?? position };
        var pages = await Task.WhenAll((await Shards()).Select(shard => shard.Find(query)));
        return new IncidentPage(query.Merge([.. pages.Select(page => page.Found)]), pages.Sum(page => page.Matched));
    }

    /// <inheritdoc/>
    public async Task<DateOnly?> FirstDay()
    {
        var shards = await Shards();
        position?.CheckShards(shards.Count);
        return (await Task.WhenAll(shards.Select((shard, i) => shard.FirstDay(position?.Sequences[i])))).Min();
    }

    /// <inheritdoc/>
    public async Task<DataAsOf> AsOf()
    {
        var shards = await Shards();
        position?.CheckShards(shards.Count);
        var statuses = await Task.WhenAll(shards.Select((shard, i) => position is null ? shard.Status() : shard.StatusAt(position.Sequences[i])));
        return new DataAsOf(statuses.Max(status => status.RecordedAt), statuses.Sum(status => status.Incidents), new LedgerPosition([.. statuses.Select(status => status.Sequence)]));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<SubjectName>> Names(SubjectKind kind)
    {
        var catalog = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        return position is null ? catalog.List(kind) : catalog.ListAt(kind, position);
    }

    /// <inheritdoc/>
    public IReportingData At(LedgerPosition position) => new LiveData(grains, position);

    /// <inheritdoc/>
    public async Task<LedgerPosition> PositionAt(DateTimeOffset time) =>
        new([.. await Task.WhenAll((await Shards()).Select(shard => shard.SequenceAt(time)))]);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IncidentChange>> Changed(LedgerPosition after, LedgerPosition upTo)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(upTo);
        var changes = await Task.WhenAll((await Shards()).Select((shard, i) => shard.Changed(after.Sequences[i], upTo.Sequences[i])));
        return [.. changes.SelectMany(shard => shard).OrderBy(change => change.Id)];
    }

    /// <inheritdoc/>
    public Task<NameAnswer> Resolve(SubjectKind kind, string name, PlaceKey within) =>
        grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Resolve(kind, name, within);

    /// <summary>Every shard of the ledger.</summary>
    /// <remarks>Their number is asked once: it is fixed when a store is created.</remarks>
    public async Task<IReadOnlyList<ILedgerGrain>> Shards()
    {
        if (_shards is { } known) return known;
        var store = await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe();
        return _shards = [.. Enumerable.Range(0, store.Shards).Select(shard => grains.GetGrain<ILedgerGrain>(shard))];
    }

    // What a tally holds anyway need not be asked for.
    private static TallyQuery Without(TallyQuery query, Subject subject) => query with
    {
        Filter = query.Filter with
        {
            Places = subject.Kind == SubjectKind.Group ? query.Filter.Places : [],
            Groups = subject.Kind == SubjectKind.Group ? [] : query.Filter.Groups,
        },
    };

    /// <summary>The tallies that together answer a question with this filter, none of them inside another.</summary>
    /// <remarks>Named places, without those inside another that is named too; one group anywhere; else every country.</remarks>
    public async Task<IReadOnlyList<Subject>> Smallest(IncidentFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!filter.Places.IsDefaultOrEmpty)
        {
            var places = filter.Places.Distinct().ToList();
            return [.. places.Where(place => !places.Any(other => other != place && other.Contains(place))).Select(Subject.Of)];
        }
        if (filter.Groups is { IsDefault: false, Length: 1 }) return [Subject.Of(filter.Groups[0])];
        return [.. (await Names(SubjectKind.Country)).Select(country => country.Subject)];
    }
}
