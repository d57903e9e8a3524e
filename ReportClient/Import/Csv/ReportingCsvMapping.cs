using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Import;

/// <summary>Reads rows of Reporting's own CSV, as docs/formats/reporting-csv.md describes.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class ReportingCsvMapping(CsvHeader header) : CsvMapping
{
    /// <summary>Every column, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id", "revision", "type", "violence", "start", "end", "date_precision", "country", "province", "district", "locality", "latitude", "longitude",
        "location_precision", "actors", "figures", "seizures", "summary", "sources",
    ];

    private static readonly string[] PlaceColumns = ["country", "province", "district", "locality", "latitude", "longitude", "location_precision"];

    /// <summary>The columns without which a row cannot be understood.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["id", "start", "country", "location_precision"];

    /// <summary>Columns that together no other format has.</summary>
    public static IReadOnlyList<string> Telling { get; } = ["start", "country", "location_precision"];

    private readonly int _id = header.Find("id"), _revision = header.Find("revision"), _type = header.Find("type"), _violence = header.Find("violence"), _start = header.Find("start"), _end = header.Find("end"), _datePrecision = header.Find("date_precision");
    private readonly int[] _place = [.. PlaceColumns.Select(header.Find)];
    private readonly int _actors = header.Find("actors"), _figures = header.Find("figures"), _seizures = header.Find("seizures"), _summary = header.Find("summary"), _sources = header.Find("sources");
    private readonly TextPool _names = new();
    private readonly CellMemo<Place> _places = new();
    private readonly CellMemo<ImmutableArray<Actor>> _actorLists = new();
    private readonly CellMemo<ImmutableArray<Figure>> _figureLists = new();
    private readonly CellMemo<ImmutableArray<Seizure>> _seizureLists = new();
    private readonly CellMemo<ImmutableArray<Source>> _sourceLists = new();

    public override Incident? Map(CsvRows row, RowCheck check)
    {
        var id = Id(row, check);
        var revision = Cell(row, _revision) is { IsEmpty: false } revisionText ? Revision(check, revisionText) : 0;
        var start = check.Date("start", Cell(row, _start));
        var end = Cell(row, _end) is { IsEmpty: false } endText ? check.Date("end", endText) : start;
        check.Span("end", start, end, Cell(row, _end));
        var incident = new Incident
        {
            Id = id,
            Revision = revision,
            Type = Code(row, check, "type", _type, FormatCodes.Type, IncidentType.NotCoded),
            Violence = Code(row, check, "violence", _violence, FormatCodes.Violence, ViolenceType.NotStated),
            Start = start,
            End = end,
            DatePrecision = Code(row, check, "date_precision", _datePrecision, FormatCodes.DatePrecision, DatePrecision.Day),
            Place = Place(row, check),
            Actors = Entries(_actorLists, check, "actors", Cell(row, _actors), 4, Actor),
            Figures = Entries(_figureLists, check, "figures", Cell(row, _figures), 5, Figure),
            Seizures = Entries(_seizureLists, check, "seizures", Cell(row, _seizures), 6, Seizure),
            Summary = Text(row, check, "summary", _summary),
            Sources = Entries(_sourceLists, check, "sources", Cell(row, _sources), 5, Source),
        };
        return check.Failed ? null : incident;
    }

    private IncidentId Id(CsvRows row, RowCheck check)
    {
        var text = Cell(row, _id).Trim();
        if (IncidentId.TryParse(text, out var id)) return id;
        if (text.IsEmpty) check.Fail(RejectReason.MissingValue, "id", text, "The row has no id.");
        else check.Fail(RejectReason.BadId, "id", text, "Write data set and id as in 'ucdp-ged:412700'; the data set is made of a-z, 0-9 and '-'.");
        return default;
    }

    private static long Revision(RowCheck check, ReadOnlySpan<char> text)
    {
        if (long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var revision)) return revision;
        check.Fail(text[0] == '-' ? RejectReason.NegativeNumber : RejectReason.NotANumber, "revision", text, "A revision is a whole number, 0 or more.");
        return 0;
    }

    // Few places come again and again, so that a place is told by its cells and made once.
    private Place Place(CsvRows row, RowCheck check)
    {
        Span<char> cells = stackalloc char[CellMemo<Place>.LongestCell];
        var length = 0;
        foreach (var ordinal in _place)
        {
            var cell = ordinal < 0 ? default : row.Field(ordinal);
            if (length + cell.Length + 1 > cells.Length) return NewPlace(row, check);
            cell.CopyTo(cells[length..]);
            length += cell.Length;
            // No name that passes its check holds this sign.
            cells[length++] = '\u001F';
        }
        if (_places.TryGet(cells[..length], out var place)) return place;
        return _places.Keep(check, cells[..length], NewPlace(row, check));
    }

    private Place NewPlace(CsvRows row, RowCheck check)
    {
        var country = Name(row, check, "country", _place[0]);
        if (country is null) check.Fail(RejectReason.MissingValue, "country", "", "The row names no country.");
        var precision = FormatCodes.LocationPrecision.Read(check, "location_precision", Cell(row, _place[6]));
        return new Place
        {
            Country = country ?? "",
            Province = Name(row, check, "province", _place[1]),
            District = Name(row, check, "district", _place[2]),
            Locality = Text(row, check, "locality", _place[3]),
            Latitude = Cell(row, _place[4]) is { IsEmpty: false } latitude ? check.Degrees("latitude", latitude, 90) : null,
            Longitude = Cell(row, _place[5]) is { IsEmpty: false } longitude ? check.Degrees("longitude", longitude, 180) : null,
            Precision = precision,
        };
    }

    private Actor Actor(RowCheck check, string?[] parts, FieldPath at) => new()
    {
        Name = Name(check, at.Of("name"), parts[0]),
        Kind = parts[1] is { } kind ? FormatCodes.ActorKind.Read(check, at.Of("kind"), kind) : ActorKind.Group,
        ActorId = Text(check, at.Of("actorId"), parts[2]),
        NamedBy = Text(check, at.Of("namedBy"), parts[3]),
    };

    private static Figure Figure(RowCheck check, string?[] parts, FieldPath at) => new()
    {
        Harm = FormatCodes.Harm.Read(check, at.Of("harm"), parts[0]),
        Side = FormatCodes.Side.Read(check, at.Of("side"), parts[1]),
        Quantity = QuantityNotation.Read(check, at.Of("quantity"), parts[2]),
        Originator = Text(check, at.Of("originator"), parts[3]),
        Outlet = Text(check, at.Of("outlet"), parts[4]),
    };

    private Seizure Seizure(RowCheck check, string?[] parts, FieldPath at) => new()
    {
        Category = FormatCodes.Category.Read(check, at.Of("category"), parts[0]),
        Item = Name(check, at.Of("item"), parts[1]),
        Quantity = QuantityNotation.Read(check, at.Of("quantity"), parts[2]),
        Unit = parts[3] is { } unit ? Name(check, at.Of("unit"), unit) : Reporting.Seizures.Seizure.Pieces,
        Acquisition = parts[4] is { } acquisition ? FormatCodes.Acquisition.Read(check, at.Of("acquisition"), acquisition) : Acquisition.Seized,
        Originator = Text(check, at.Of("originator"), parts[5]),
    };

    private static Source Source(RowCheck check, string?[] parts, FieldPath at)
    {
        if (parts[0] is null) check.Fail(RejectReason.MissingValue, at.Of("outlet"), "", "The value is needed and not given.");
        var rating = parts[4].AsSpan();
        return new Source
        {
            Outlet = Text(check, at.Of("outlet"), parts[0]) ?? "",
            Published = parts[1] is { } day ? check.Date(at.Of("published"), day) : null,
            Title = Text(check, at.Of("title"), parts[2]),
            Url = Text(check, at.Of("url"), parts[3]),
            Reliability = rating.IsEmpty || rating[0] == '?' ? null : Admiralty.Reliability(check, at.Of("rating"), rating[..1]),
            Credibility = rating.Length < 2 ? null : Admiralty.Credibility(check, at.Of("rating"), rating[1..]),
        };
    }

    private static T Code<T>(CsvRows row, RowCheck check, string column, int ordinal, CodeList<T> codes, T absent) where T : struct, Enum =>
        Cell(row, ordinal) is { IsEmpty: false } text ? codes.Read(check, column, text) : absent;

    private string? Name(CsvRows row, RowCheck check, string column, int ordinal) => Cell(row, ordinal) is { IsEmpty: false } name ? _names.Name(check, column, name) : null;

    private string Name(RowCheck check, FieldPath at, string? name)
    {
        if (name is not null) return _names.Name(check, at, name);
        check.Fail(RejectReason.MissingValue, at, "", "The value is needed and not given.");
        return "";
    }

    private static string? Text(CsvRows row, RowCheck check, string column, int ordinal) => Cell(row, ordinal) is { IsEmpty: false } text ? Text(check, column, text.ToString()) : null;

    private static string? Text(RowCheck check, FieldPath at, string? text)
    {
        check.Text(at, text);
        return text;
    }

    private static ImmutableArray<T> Entries<T>(
        CellMemo<ImmutableArray<T>> known, RowCheck check, string column, ReadOnlySpan<char> cell, int parts, Func<RowCheck, string?[], FieldPath, T> read)
    {
        if (cell.IsEmpty) return [];
        if (known.TryGet(cell, out var list)) return list;
        return known.Keep(check, cell, [.. CellList.Read(check, column, cell, parts).Select((entry, i) => read(check, entry, ((FieldPath)column).At(i)))]);
    }

    private static ReadOnlySpan<char> Cell(CsvRows row, int ordinal) => ordinal < 0 ? default : CsvCell.Unguard(row.Field(ordinal));
}
