using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>The places of a page as they are written, each once, in columns: <see cref="PlaceColumns"/> reads them.</summary>
/// <remarks>
/// Names of country, province and district are one number, of their area. Coordinates are whole numbers of the largest decimal part of a degree that all of the
/// page have, counted from the whole degree of the first in their area; one that is no number of millionths is kept as it is. For one thread.
/// </remarks>
internal sealed class PlaceTable
{
    private readonly Dictionary<Parts, int> _places = [];
    private readonly Dictionary<Names, int> _byReference = [];
    private readonly Dictionary<(int, int, int), int> _byNumbers = [];
    private readonly List<PlaceArea> _areas = [];
    private readonly List<bool> _haveDegrees = [];
    private readonly List<uint> _numbers = [];
    private readonly Axis _latitudes = new(), _longitudes = new();
    private readonly ColumnWriter _forms = new(), _localities = new(), _exact = new();

    /// <summary>Writes the number of a place as <see cref="ValueTable"/> does, and the place itself where no entry before had it.</summary>
    public void Write(ColumnWriter column, Place? place, TextTable texts)
    {
        if (place is null)
        {
            column.Number(0);
            return;
        }
        var (latitude, north) = PlaceColumns.Written(place.Latitude);
        var (longitude, east) = PlaceColumns.Written(place.Longitude);
        var parts = new Parts(AreaOf(place, texts), texts.NumberOf(place.Locality), PlaceColumns.FormOf(place.Precision, latitude, longitude), north, east);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, parts, out var isKnown);
        column.Number(isKnown ? (ulong)number + 2 : 1);
        if (isKnown) return;
        number = _places.Count - 1;
        _numbers.Add((uint)parts.Area);
        _localities.Number((ulong)parts.Locality);
        _forms.Number(parts.Form);
        Add(_latitudes, parts.Area, latitude, north);
        Add(_longitudes, parts.Area, longitude, east);
        if (!_haveDegrees[parts.Area] && (latitude, longitude) is (PlaceColumns.InParts, PlaceColumns.InParts))
        {
            _areas[parts.Area] = _areas[parts.Area] with { Latitude = WholeDegree(north), Longitude = WholeDegree(east) };
            _haveDegrees[parts.Area] = true;
        }
    }

    /// <summary>Writes the places, once those of every entry are known.</summary>
    /// <param name="page">Receives them.</param>
    /// <param name="ends">Receives where parts end that look alike.</param>
    public void WriteTo(ColumnWriter page, List<int> ends)
    {
        page.Column(_forms);
        ends.Add(page.Length);
        page.Column(_localities);
        ends.Add(page.Length);
        page.Planes<uint>(CollectionsMarshal.AsSpan(_numbers), ends);
        var areas = CollectionsMarshal.AsSpan(_areas);
        _latitudes.WriteTo(page, ends, areas, static area => area.Latitude);
        _longitudes.WriteTo(page, ends, areas, static area => area.Longitude);
        page.Column(_exact);
        ends.Add(page.Length);
        var column = page.BeginColumn();
        PlaceAreaForm.Write(page, _areas);
        page.EndColumn(column);
        ends.Add(page.Length);
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _places.Clear();
        _byReference.Clear();
        _byNumbers.Clear();
        _areas.Clear();
        _haveDegrees.Clear();
        _numbers.Clear();
        _latitudes.Clear();
        _longitudes.Clear();
        _forms.Clear();
        _localities.Clear();
        _exact.Clear();
    }

    private void Add(Axis axis, int area, byte form, long value)
    {
        if (form == PlaceColumns.InParts) axis.Add(area, value);
        else if (form == PlaceColumns.Exact) _exact.Fixed(unchecked((ulong)value));
    }

    private static long WholeDegree(long millionths) => (millionths - (millionths < 0 ? Degrees.Millionths - 1 : 0)) / Degrees.Millionths;

    private int AreaOf(Place place, TextTable texts)
    {
        // The names of a batch mostly are the very same objects.
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_byReference, new Names(place.Country, place.Province, place.District), out var isKnown);
        if (isKnown) return number;
        var numbers = (texts.NumberOf(place.Country), texts.NumberOf(place.Province), texts.NumberOf(place.District));
        ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(_byNumbers, numbers, out isKnown);
        if (!isKnown)
        {
            same = _areas.Count;
            _areas.Add(new PlaceArea(numbers.Item1, numbers.Item2, numbers.Item3, 0, 0));
            _haveDegrees.Add(false);
        }
        return number = same;
    }

    // What tells places apart; coordinates to the bit.
    private readonly record struct Parts(int Area, int Locality, ulong Form, long Latitude, long Longitude)
    {
        public override int GetHashCode() => unchecked((int)(((ulong)Latitude * 0x9E37_79B9_7F4A_7C15 ^ (ulong)Longitude) * 0xC2B2_AE3D_27D4_EB4F >> 32) + Area * 31 + Locality * 7 + (int)Form);
    }

    // Names by reference. The deepest name nearly tells the others.
    private readonly record struct Names(string? Country, string? Province, string? District)
    {
        public bool Equals(Names other) => ReferenceEquals(District, other.District) && ReferenceEquals(Province, other.Province) && ReferenceEquals(Country, other.Country);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(District ?? Province ?? Country);
    }

    // Latitudes or longitudes.
    private sealed class Axis
    {
        private readonly List<(int Area, long Millionths)> _values = [];
        private readonly List<ulong> _distances = [];
        private long _part = Degrees.Millionths;

        public void Add(int area, long millionths)
        {
            _values.Add((area, millionths));
            while (millionths % _part != 0) _part /= 10;
        }

        public void WriteTo(ColumnWriter page, List<int> ends, ReadOnlySpan<PlaceArea> areas, Func<PlaceArea, long> degreeOf)
        {
            foreach (var (area, millionths) in _values)
            {
                var distance = (millionths - degreeOf(areas[area]) * Degrees.Millionths) / _part;
                _distances.Add(unchecked((ulong)(distance << 1 ^ distance >> 63)));
            }
            var column = page.BeginColumn();
            page.Number((ulong)_part);
            page.EndColumn(column);
            page.Planes<ulong>(CollectionsMarshal.AsSpan(_distances), ends);
        }

        public void Clear()
        {
            _values.Clear();
            _distances.Clear();
            _part = Degrees.Millionths;
        }
    }
}
