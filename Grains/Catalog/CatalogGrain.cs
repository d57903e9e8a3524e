using System.Collections.Immutable;
using Reporting.Homes;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Catalog;

/// <summary>Knows every name in the store; asks all shards when it comes to life, and is told of new ones after that.</summary>
[GrainType("catalog"), TallyPlacement]
internal sealed class CatalogGrain(KnownStore known, Residents residents) : Grain, ICatalogGrain
{
    private const int MostPast = 8;
    private readonly NameIndex _names = new();
    private readonly Dictionary<LedgerPosition, NameIndex> _past = [];

    // Asked on first use rather than on activation: a shard that tells a name may itself be coming to life.
    private Task? _asked;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        residents.Enter(GrainContext);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<NameAnswer> Resolve(SubjectKind kind, string name, PlaceKey within)
    {
        await Asked();
        return _names.Resolve(kind, name, within);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<SubjectName>> List(SubjectKind kind)
    {
        await Asked();
        return [.. _names.List(kind)];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<SubjectName>> ListAt(SubjectKind kind, LedgerPosition position)
    {
        if (!_past.TryGetValue(position, out var names))
        {
            var shards = await MetByShard();
            position.CheckShards(shards.Length);
            names = new NameIndex();
            foreach (var (shard, met) in shards.Index())
                foreach (var (name, sequence) in met)
                    if (sequence <= position.Sequences[shard]) names.Add(name);
            if (_past.Count == MostPast) _past.Clear();
            _past[position] = names;
        }
        return [.. names.List(kind)];
    }

    /// <inheritdoc/>
    public Task Learn(ImmutableArray<SubjectName> names)
    {
        foreach (var name in names) _names.Add(name);
        return Task.CompletedTask;
    }

    private Task Asked() => _asked is null or { IsFaulted: true } or { IsCanceled: true } ? _asked = AskAll() : _asked;

    private async Task AskAll()
    {
        foreach (var met in (await MetByShard()).SelectMany(met => met)) _names.Add(met.Name);
    }

    private async Task<ImmutableArray<MetName>[]> MetByShard()
    {
        var store = await known.Describe();
        return await Task.WhenAll(Enumerable.Range(0, store.Shards).Select(shard => GrainFactory.GetGrain<ILedgerGrain>(shard).Names()));
    }
}
