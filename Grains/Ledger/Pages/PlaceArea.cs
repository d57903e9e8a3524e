using System.Runtime.InteropServices;

namespace Reporting.Ledger;

/// <summary>Country, province and district of places of a page, by the numbers of their names, and the degrees from which their coordinates are counted.</summary>
/// <param name="Country">The number of the country's name.</param>
/// <param name="Province">The number of the province's; 0 for none.</param>
/// <param name="District">The number of the district's; 0 for none.</param>
/// <param name="Latitude">Whole degrees.</param>
/// <param name="Longitude">Whole degrees.</param>
internal readonly record struct PlaceArea(int Country, int Province, int District, long Latitude, long Longitude);

/// <summary>Writes and reads the areas of a page column by column.</summary>
/// <remarks>A name that comes for the first time mostly is the page's next text, and an area mostly lies near the last one of its province.</remarks>
internal sealed class PlaceAreaForm
{
    // A search reads the areas of thousands of pages for an entry or two of each.
    [ThreadStatic]
    private static PlaceAreaForm? _kept;

    private const int MostKept = 16_384;
    private readonly List<PlaceArea> _areas = [];
    private readonly Dictionary<int, (long Latitude, long Longitude)> _last = [];
    private int _met;

    public static void Write(ColumnWriter page, IReadOnlyList<PlaceArea> areas)
    {
        var form = new PlaceAreaForm();
        var (countries, provinces, districts, latitudes, longitudes) = (new ColumnWriter(), new ColumnWriter(), new ColumnWriter(), new ColumnWriter(), new ColumnWriter());
        foreach (var area in areas)
        {
            countries.Number(form.Written(area.Country));
            provinces.Number(form.Written(area.Province));
            districts.Number(form.Written(area.District));
            var (latitude, longitude) = form._last.GetValueOrDefault(area.Province);
            latitudes.Distance(area.Latitude, latitude);
            longitudes.Distance(area.Longitude, longitude);
            form._last[area.Province] = (area.Latitude, area.Longitude);
        }
        page.Number((ulong)areas.Count);
        foreach (var column in (ReadOnlySpan<ColumnWriter>)[countries, provinces, districts, latitudes, longitudes]) page.Column(column);
    }

    /// <summary>The areas of a page, until this thread reads those of another.</summary>
    public static ReadOnlySpan<PlaceArea> Read(ColumnReader page)
    {
        if (_kept?._areas.Capacity > MostKept) _kept = null;
        var form = _kept ??= new PlaceAreaForm();
        form._last.Clear();
        form._met = 0;
        CollectionsMarshal.SetCount(form._areas, page.Count());
        var areas = CollectionsMarshal.AsSpan(form._areas);
        var countries = page.Column();
        var provinces = page.Column();
        var districts = page.Column();
        var latitudes = page.Column();
        var longitudes = page.Column();
        for (var i = 0; i < areas.Length; i++)
        {
            var (country, province, district) = (form.Read(countries.Number()), form.Read(provinces.Number()), form.Read(districts.Number()));
            var (latitude, longitude) = form._last.GetValueOrDefault(province);
            areas[i] = new PlaceArea(country, province, district, latitudes.Distance(latitude), longitudes.Distance(longitude));
            form._last[province] = (areas[i].Latitude, areas[i].Longitude);
        }
        page.CheckEnd();
        if ((countries.Left | provinces.Left | districts.Left | latitudes.Left | longitudes.Left) != 0) throw new InvalidDataException("a column is longer than its page");
        return areas;
    }

    // A number above all before is told by how far above, any other as it is.
    private ulong Written(int number)
    {
        if (number <= _met) return (ulong)number << 1;
        var above = (ulong)(number - _met - 1);
        _met = number;
        return above << 1 | 1;
    }

    private int Read(ulong written) => (written & 1) == 0 ? checked((int)(written >> 1)) : _met = checked((int)((ulong)_met + 1 + (written >> 1)));
}
