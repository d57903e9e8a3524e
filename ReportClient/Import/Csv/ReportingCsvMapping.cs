using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Reads rows of Reporting's own CSV, as docs/formats/reporting-csv.md describes.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class ReportingCsvMapping : CsvMapping
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

    private readonly int _id, _revision, _type, _violence, _start, _end, _datePrecision, _actors, _figures, _seizures, _summary, _sources;
    private readonly PlaceCells _places;
    private readonly ActorCells _actorCells;
    private readonly FigureCells _figureCells;
    private readonly SeizureCells _seizureCells;
    private readonly SourceCells _sourceCells;
    private readonly TextPool _summaries = new();

    public ReportingCsvMapping(CsvHeader header)
    {
        (_id, _revision, _type, _violence) = (header.Find("id"), header.Find("revision"), header.Find("type"), header.Find("violence"));
        (_start, _end, _datePrecision) = (header.Find("start"), header.Find("end"), header.Find("date_precision"));
        (_actors, _figures, _seizures) = (header.Find("actors"), header.Find("figures"), header.Find("seizures"));
        (_summary, _sources) = (header.Find("summary"), header.Find("sources"));
        // Who said it and where it was printed are the same few names in figures, seizures and sources.
        var (names, texts) = (new TextPool(), new TextPool());
        _places = new PlaceCells(header, names);
        _actorCells = new ActorCells(names, texts);
        _figureCells = new FigureCells(names, texts);
        _seizureCells = new SeizureCells(names, texts);
        _sourceCells = new SourceCells(texts);
    }

    public override Incident? Map(CsvRows row, RowCheck check)
    {
        var id = Id(row, check);
        var revision = CsvCell.Of(row, _revision) is { IsEmpty: false } revisionText ? Revision(check, revisionText) : 0;
        var startText = CsvCell.Of(row, _start);
        var endText = CsvCell.Of(row, _end);
        var start = check.Date("start", startText);
        // Mostly the same day, or no other is given.
        var end = endText.IsEmpty || endText.SequenceEqual(startText) ? start : check.Date("end", endText);
        check.Span("end", start, end, endText);
        var incident = new Incident
        {
            Id = id,
            Revision = revision,
            Type = Code(row, check, "type", _type, FormatCodes.Type, IncidentType.NotCoded),
            Violence = Code(row, check, "violence", _violence, FormatCodes.Violence, ViolenceType.NotStated),
            Start = start,
            End = end,
            DatePrecision = Code(row, check, "date_precision", _datePrecision, FormatCodes.DatePrecision, DatePrecision.Day),
            Place = _places.Read(row, check),
            Actors = _actorCells.Read(check, CsvCell.Of(row, _actors)),
            Figures = _figureCells.Read(check, CsvCell.Of(row, _figures)),
            Seizures = _seizureCells.Read(check, CsvCell.Of(row, _seizures)),
            Summary = CsvCell.Of(row, _summary) is { IsEmpty: false } summary ? _summaries.Text(check, "summary", summary) : null,
            Sources = _sourceCells.Read(check, CsvCell.Of(row, _sources)),
        };
        return check.Failed ? null : incident;
    }

    private IncidentId Id(CsvRows row, RowCheck check)
    {
        var text = CsvCell.Of(row, _id).Trim();
        if (IncidentId.TryParse(text, out var id)) return id;
        if (text.IsEmpty) check.Fail(RejectReason.MissingValue, "id", text, "The row has no id.");
        else check.Fail(RejectReason.BadId, "id", text, "Write data set and id as in 'ucdp-ged:412700'; the data set is made of a-z, 0-9 and '-'.");
        return default;
    }

    private static long Revision(RowCheck check, ReadOnlySpan<char> text)
    {
        if (text is [>= '0' and <= '9']) return text[0] - '0';
        if (long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var revision)) return revision;
        check.Fail(text[0] == '-' ? RejectReason.NegativeNumber : RejectReason.NotANumber, "revision", text, "A revision is a whole number, 0 or more.");
        return 0;
    }

    private static T Code<T>(CsvRows row, RowCheck check, string column, int ordinal, CodeList<T> codes, T absent) where T : struct, Enum =>
        CsvCell.Of(row, ordinal) is { IsEmpty: false } text ? codes.Read(check, column, text) : absent;
}
