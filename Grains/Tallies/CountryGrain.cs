using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A country's tally: its own cells are what has no province; its provinces are asked and summed, so that no grain carries a whole country's changes.</summary>
[GrainType("country")]
internal sealed class CountryGrain(TallyServices services) : TallyGrain(services), ICountryGrain
{
    /// <inheritdoc/>
    protected override Subject SubjectOf(string key) => PlaceSubject.Of(key, PlaceLevel.Country);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TallyRow>> Answer(TallyQuery query)
    {
        var own = await base.Answer(query);
        var wanted = query.Filter.Places;
        var provinces = Provinces.Where(province => wanted.IsDefaultOrEmpty || wanted.Any(place => place.Contains(province) || province.Contains(place)));
        var below = await Task.WhenAll(provinces.Select(province => GrainFactory.GetTally(Subject.Of(province)).Ask(query)));
        return TallyRows.Merge([own, .. below]);
    }
}
