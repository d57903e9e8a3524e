using System.Collections.Immutable;
using Reporting.Homes;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A province's tally. Its cells hold the district, so it answers for its districts as well.</summary>
[GrainType("province"), TallyPlacement]
internal sealed class ProvinceGrain(TallyServices services) : TallyGrain(services), IProvinceGrain
{
    private readonly DistrictSheets _districts = new();
    private PlaceKey _province;

    /// <inheritdoc/>
    public Task<ImmutableArray<Cell>> CellsOf(PlaceKey district) => Mended<ImmutableArray<Cell>>(async () => [.. (await LevelSheet()).In(district).Cells]);

    /// <inheritdoc/>
    protected override Subject SubjectOf(string key)
    {
        var subject = PlaceSubject.Of(key, PlaceLevel.Province);
        _province = subject.Place;
        return subject;
    }

    /// <inheritdoc/>
    protected override TallySheet SheetFor(TallyQuery query, TallySheet whole) =>
        !query.Filter.Places.IsDefault && query.Filter.Places is [{ Level: PlaceLevel.District } district] ? _districts.Of(district, whole) : whole;

    /// <inheritdoc/>
    protected override void Taken(PackedCells cells) => _districts.Take(cells);

    /// <inheritdoc/>
    protected override void Stands(TallySheet sheet) => Services.Provinces.Show(_province, sheet);

    /// <inheritdoc/>
    protected override bool WasRead() => Services.Provinces.WasRead(_province);

    /// <inheritdoc/>
    protected override void Dropped()
    {
        Services.Provinces.Hide(_province);
        _districts.Clear();
    }
}
