using System.Collections.Immutable;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Catalog;

/// <summary>Knows every name in the store; asks all shards when it comes to life, and is told of new ones after that.</summary>
[GrainType("catalog")]
internal sealed class CatalogGrain : Grain, ICatalogGrain
{
    private readonly NameIndex _names = new();

    // Asked on first use rather than on activation: a shard that tells a name may itself be coming to life.
    private Task? _asked;

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
    public Task Learn(ImmutableArray<SubjectName> names)
    {
        foreach (var name in names) _names.Add(name);
        return Task.CompletedTask;
    }

    private Task Asked() => _asked is null or { IsFaulted: true } or { IsCanceled: true } ? _asked = AskAll() : _asked;

    private async Task AskAll()
    {
        var store = await GrainFactory.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe();
        var known = await Task.WhenAll(Enumerable.Range(0, store.Shards).Select(shard => GrainFactory.GetGrain<ILedgerGrain>(shard).Names()));
        foreach (var name in known.SelectMany(names => names)) _names.Add(name);
    }
}
