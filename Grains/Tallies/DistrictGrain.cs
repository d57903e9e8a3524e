using System.Collections.Immutable;
using Reporting.Homes;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A district's tally: the part of its province's that lies in it. The province keeps it level, so that no ledger shard has to tell both.</summary>
[GrainType("district"), TallyPlacement]
internal sealed class DistrictGrain : Grain, IDistrictGrain
{
    private PlaceKey _district;
    private IProvinceGrain _province = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _district = PlaceSubject.Of(this.GetPrimaryKeyString(), PlaceLevel.District).Place;
        _province = GrainFactory.GetGrain<IProvinceGrain>(_district.Parent.Path);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<TallyRow>> Ask(TallyQuery query) => [.. (await Answer(query)).Rows];

    /// <inheritdoc/>
    public Task<TallyAnswer> Answer(TallyQuery query)
    {
        var named = query.Filter.Places;
        // Where other places are named, none of its incidents is meant.
        if (!named.IsDefaultOrEmpty && !named.Any(place => place.Contains(_district))) return Task.FromResult(new TallyAnswer([]));
        return _province.Answer(query with { Filter = query.Filter with { Places = [_district] } });
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Cell>> Cells() => _province.CellsOf(_district);

    /// <inheritdoc/>
    public Task<ImmutableArray<ShardPosition>> Positions() => _province.Positions();

    /// <summary>Passed over: an earlier version told districts as well, and their provinces are told the same.</summary>
    public Task Apply(TallyChange change) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Subscribe(ITallyObserver observer) => _province.Subscribe(observer);

    /// <inheritdoc/>
    public Task Unsubscribe(ITallyObserver observer) => _province.Unsubscribe(observer);

    /// <inheritdoc/>
    public Task Rebuild() => _province.Rebuild();
}
