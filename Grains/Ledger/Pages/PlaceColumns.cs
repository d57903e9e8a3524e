using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>The places of a page as <see cref="PlaceTable"/> wrote them, in the order in which entries first had them.</summary>
internal readonly ref struct PlaceColumns
{
    /// <summary>The forms of a coordinate: not there; in parts of a degree; as it is.</summary>
    public const byte None = 0, InParts = 1, Exact = 2;

    private const int FormBits = 2;
    private const int FormMask = (1 << FormBits) - 1;
    private readonly ColumnReader _forms, _localities, _exact, _areas;
    private readonly PlaneColumn _numbers, _latitudes, _longitudes;
    private readonly long _latitudePart, _longitudePart;

    /// <summary>Reads where they lie in a page.</summary>
    public PlaceColumns(scoped ref ColumnReader page)
    {
        _forms = page.Column();
        _localities = page.Column();
        _numbers = page.Planes();
        _latitudePart = Part(page.Column());
        _latitudes = page.Planes();
        _longitudePart = Part(page.Column());
        _longitudes = page.Planes();
        _exact = page.Column();
        _areas = page.Column();
    }

    /// <summary>How many places.</summary>
    public int Count => _numbers.Count;

    /// <summary>Precision and forms of coordinates as one number.</summary>
    public static ulong FormOf(LocationPrecision precision, byte latitude, byte longitude) =>
        ((ulong)precision << FormBits | latitude) << FormBits | longitude;

    /// <summary>In which form a coordinate is written, and the number that is: millionths of a degree, or its bits.</summary>
    public static (byte Form, long Value) Written(double? degrees) =>
        degrees is not { } value ? (None, 0) : Degrees.TryMillionths(value, out var millionths) ? (InParts, millionths) : (Exact, BitConverter.DoubleToInt64Bits(value));

    /// <summary>The names and degrees that places share, until this thread reads those of another page.</summary>
    public ReadOnlySpan<PlaceArea> Areas() => PlaceAreaForm.Read(_areas);

    /// <summary>The number of a place's area.</summary>
    public int AreaOf(int place) => checked((int)_numbers[place]);

    /// <summary>The forms of places, to be read one after another.</summary>
    public ColumnReader Forms => _forms;

    /// <summary>The precision that a form says.</summary>
    public static LocationPrecision PrecisionOf(ulong form) => (LocationPrecision)checked((byte)(form >> 2 * FormBits));

    /// <summary>Every place, each the one copy that is shared.</summary>
    public Place[] All(scoped in PageTexts texts, SharedValues<Place> shared)
    {
        var places = new Place[Count];
        var reading = new Reading(this);
        for (var i = 0; i < places.Length; i++) places[i] = shared.Of(reading.Next(texts));
        reading.CheckEnd();
        return places;
    }

    /// <summary>One place; the ones before it are passed over.</summary>
    public Place? One(int number, scoped in PageTexts texts, SharedValues<Place> shared)
    {
        if (number == ValueTable.None) return null;
        if (number >= Count) throw new InvalidDataException($"there is no place {number}");
        var reading = new Reading(this);
        reading.Skip(number);
        return shared.Of(reading.Next(texts));
    }

    private static long Part(ColumnReader column) => column.Number() is >= 1 and <= Degrees.Millionths and var part ? (long)part : throw new InvalidDataException("coordinates are in parts of no degree");

    // Reads places one after another.
    private ref struct Reading
    {
        private readonly PlaceColumns _columns;
        private readonly ReadOnlySpan<PlaceArea> _areas;
        private ColumnReader _forms, _localities, _exact;
        private int _place, _latitude, _longitude;

        public Reading(PlaceColumns columns)
        {
            _columns = columns;
            _areas = columns.Areas();
            _forms = columns._forms;
            _localities = columns._localities;
            _exact = columns._exact;
        }

        public Place Next(scoped in PageTexts texts)
        {
            var (form, locality, place) = (_forms.Number(), _localities.Index(), _place++);
            var area = _areas[_columns.AreaOf(place)];
            return new Place
            {
                Country = texts[area.Country]!,
                Province = texts[area.Province],
                District = texts[area.District],
                Locality = texts[locality],
                Precision = PrecisionOf(form),
                Latitude = Coordinate(LatitudeForm(form), _columns._latitudes, ref _latitude, area.Latitude, _columns._latitudePart),
                Longitude = Coordinate(LongitudeForm(form), _columns._longitudes, ref _longitude, area.Longitude, _columns._longitudePart),
            };
        }

        public void Skip(int places)
        {
            _localities.Skip(places);
            _place += places;
            for (; places > 0; places--)
            {
                var form = _forms.Number();
                Skip(LatitudeForm(form), ref _latitude);
                Skip(LongitudeForm(form), ref _longitude);
            }
        }

        public readonly void CheckEnd()
        {
            if ((_forms.Left | _localities.Left | _exact.Left) != 0 || _latitude != _columns._latitudes.Count || _longitude != _columns._longitudes.Count)
                throw new InvalidDataException("a column is longer than its page");
        }

        private static int LatitudeForm(ulong form) => (int)(form >> FormBits) & FormMask;

        private static int LongitudeForm(ulong form) => (int)form & FormMask;

        private double? Coordinate(int form, PlaneColumn parts, ref int met, long degree, long part) => form switch
        {
            None => null,
            InParts => Degrees.OfMillionths(unchecked(degree * Degrees.Millionths + ColumnReader.ToSigned(parts[met++]) * part)),
            Exact => BitConverter.UInt64BitsToDouble(_exact.Fixed()),
            _ => throw new InvalidDataException($"a coordinate has the form {form}"),
        };

        private void Skip(int form, ref int met)
        {
            if (form == InParts) met++;
            else if (form == Exact) _exact.Fixed();
        }
    }
}
