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

    /// <summary>The columns without which a row cannot be understood.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["id", "start", "country", "location_precision"];

    /// <summary>Columns that together no other format has.</summary>
    public static IReadOnlyList<string> Telling { get; } = ["start", "country", "location_precision"];

    private readonly int[] _ordinals = [.. Columns.Select(header.Find)];
    private readonly TextPool _names = new();

    public override Incident? Map(CsvRows row, RowCheck check)
    {
        var id = Id(row, check);
        var revision = Cell(row, "revision") is { IsEmpty: false } revisionText ? Revision(check, revisionText) : 0;
        var start = check.Date("start", Cell(row, "start"));
        var end = Cell(row, "end") is { IsEmpty: false } endText ? check.Date("end", endText) : start;
        check.Span("end", start, end, Cell(row, "end"));
        var incident = new Incident
        {
            Id = id,
            Revision = revision,
            Type = Code(row, check, "type", FormatCodes.Type, IncidentType.NotCoded),
            Violence = Code(row, check, "violence", FormatCodes.Violence, ViolenceType.NotStated),
            Start = start,
            End = end,
            DatePrecision = Code(row, check, "date_precision", FormatCodes.DatePrecision, DatePrecision.Day),
            Place = Place(row, check),
            Actors = [.. Entries(row, check, "actors", 4).Select((parts, i) => Actor(check, parts, At("actors", i)))],
            Figures = [.. Entries(row, check, "figures", 5).Select((parts, i) => Figure(check, parts, At("figures", i)))],
            Seizures = [.. Entries(row, check, "seizures", 6).Select((parts, i) => Seizure(check, parts, At("seizures", i)))],
            Summary = Text(row, check, "summary"),
            Sources = [.. Entries(row, check, "sources", 5).Select((parts, i) => Source(check, parts, At("sources", i)))],
        };
        return check.Failed ? null : incident;
    }

    private IncidentId Id(CsvRows row, RowCheck check)
    {
        var text = Cell(row, "id").Trim().ToString();
        if (IncidentId.TryParse(text, out var id)) return id;
        if (text.Length == 0) check.Fail(RejectReason.MissingValue, "id", text, "The row has no id.");
        else check.Fail(RejectReason.BadId, "id", text, "Write data set and id as in 'ucdp-ged:412700'; the data set is made of a-z, 0-9 and '-'.");
        return default;
    }

    private static long Revision(RowCheck check, ReadOnlySpan<char> text)
    {
        if (long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var revision)) return revision;
        check.Fail(text[0] == '-' ? RejectReason.NegativeNumber : RejectReason.NotANumber, "revision", text, "A revision is a whole number, 0 or more.");
        return 0;
    }

    private Place Place(CsvRows row, RowCheck check)
    {
        var country = Name(row, check, "country");
        if (country is null) check.Fail(RejectReason.MissingValue, "country", "", "The row names no country.");
        var precision = FormatCodes.LocationPrecision.Read(check, "location_precision", Cell(row, "location_precision"));
        return new Place
        {
            Country = country ?? "",
            Province = Name(row, check, "province"),
            District = Name(row, check, "district"),
            Locality = Text(row, check, "locality"),
            Latitude = Cell(row, "latitude") is { IsEmpty: false } latitude ? check.Degrees("latitude", latitude, 90) : null,
            Longitude = Cell(row, "longitude") is { IsEmpty: false } longitude ? check.Degrees("longitude", longitude, 180) : null,
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

    private T Code<T>(CsvRows row, RowCheck check, string column, CodeList<T> codes, T absent) where T : struct, Enum =>
        Cell(row, column) is { IsEmpty: false } text ? codes.Read(check, column, text) : absent;

    private string? Name(CsvRows row, RowCheck check, string column) => Cell(row, column) is { IsEmpty: false } name ? _names.Name(check, column, name) : null;

    private string Name(RowCheck check, FieldPath at, string? name)
    {
        if (name is not null) return _names.Name(check, at, name);
        check.Fail(RejectReason.MissingValue, at, "", "The value is needed and not given.");
        return "";
    }

    private string? Text(CsvRows row, RowCheck check, string column) => Cell(row, column) is { IsEmpty: false } text ? Text(check, column, text.ToString()) : null;

    private static string? Text(RowCheck check, FieldPath at, string? text)
    {
        check.Text(at, text);
        return text;
    }

    private List<string?[]> Entries(CsvRows row, RowCheck check, string column, int parts) => CellList.Read(check, column, Cell(row, column), parts);

    private static FieldPath At(string column, int index) => ((FieldPath)column).At(index);

    private ReadOnlySpan<char> Cell(CsvRows row, string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i] == column) return _ordinals[i] < 0 ? default : CsvCell.Unguard(row.Field(_ordinals[i]));
        throw new ArgumentOutOfRangeException(nameof(column), column, "No such column.");
    }
}
