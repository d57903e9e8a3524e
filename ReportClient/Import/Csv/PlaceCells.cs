using Reporting.Places;

namespace Reporting.Import;

/// <summary>Reads the columns of a place.</summary>
/// <remarks>The names down to the district come again and again, so that they are read once; the spot in them, and how exactly it is known, is mostly new. For one thread.</remarks>
internal sealed class PlaceCells(CsvHeader header, TextPool names)
{
    private readonly int _country = header.Find("country"), _province = header.Find("province"), _district = header.Find("district"), _precision = header.Find("location_precision");
    private readonly int _locality = header.Find("locality"), _latitude = header.Find("latitude"), _longitude = header.Find("longitude");
    private readonly char[] _key = new char[CellMemo<NamedArea>.LongestCell];
    private readonly CellMemo<NamedArea> _areas = new();
    private readonly TextPool _localities = new();
    private readonly SharedPlaces _places = new();

    public Place Read(CsvRows row, RowCheck check)
    {
        var area = Area(row, check, out var precision);
        var locality = CsvCell.Of(row, _locality) is { IsEmpty: false } text ? _localities.Text(check, "locality", text) : null;
        var latitude = Degrees(row, check, "latitude", _latitude, 90);
        var longitude = Degrees(row, check, "longitude", _longitude, 180);
        return _places.Of(area, precision, locality, latitude, longitude);
    }

    private NamedArea Area(CsvRows row, RowCheck check, out LocationPrecision precision)
    {
        var length = 0;
        if (!Add(row, _country, ref length) || !Add(row, _province, ref length) || !Add(row, _district, ref length)) return NewArea(row, check, out precision);
        var key = _key.AsSpan(0, length);
        if (!_areas.TryGet(key, out var area)) return _areas.Keep(check, key, NewArea(row, check, out precision));
        precision = Precision(row, check);
        return area;
    }

    private bool Add(CsvRows row, int ordinal, ref int length)
    {
        var cell = ordinal < 0 ? default : row.Field(ordinal);
        if (length + cell.Length + 1 > _key.Length) return false;
        cell.CopyTo(_key.AsSpan(length));
        length += cell.Length;
        // No name that passes its check holds this sign.
        _key[length++] = '\u001F';
        return true;
    }

    // Faults are found in the order of what is read here.
    private NamedArea NewArea(CsvRows row, RowCheck check, out LocationPrecision precision)
    {
        var country = Name(row, check, "country", _country);
        if (country is null) check.Fail(RejectReason.MissingValue, "country", "", "The row names no country.");
        precision = Precision(row, check);
        return new NamedArea(country ?? "", Name(row, check, "province", _province), Name(row, check, "district", _district));
    }

    private LocationPrecision Precision(CsvRows row, RowCheck check) => FormatCodes.LocationPrecision.Read(check, "location_precision", CsvCell.Of(row, _precision));

    private string? Name(CsvRows row, RowCheck check, string column, int ordinal) => CsvCell.Of(row, ordinal) is { IsEmpty: false } name ? names.Name(check, column, name) : null;

    private static double? Degrees(CsvRows row, RowCheck check, string column, int ordinal, double limit) =>
        CsvCell.Of(row, ordinal) is { IsEmpty: false } text ? check.Degrees(column, text, limit) : null;
}
