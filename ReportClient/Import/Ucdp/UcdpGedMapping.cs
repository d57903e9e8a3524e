using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Import;

/// <summary>Reads rows of UCDP GED and its candidate events, as docs/formats/ucdp-ged.md describes.</summary>
/// <remarks>Source of the rules: UCDP GED codebook 21.1. For one thread.</remarks>
internal sealed class UcdpGedMapping(CsvHeader header) : CsvMapping
{
    /// <summary>The columns without which a row cannot be understood.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    [
        "id", "type_of_violence", "side_a", "side_b", "where_prec", "adm_1", "adm_2", "country", "date_prec", "date_start", "date_end",
        "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    ];

    /// <summary>Columns that no other format has.</summary>
    public static IReadOnlyList<string> Telling { get; } = ["type_of_violence", "where_prec", "date_prec", "side_a", "side_b", "deaths_civilians"];

    private const string DataSet = "ucdp-ged";

    private readonly int _id = header.Find("id");
    private readonly int _violence = header.Find("type_of_violence");
    private readonly int _datePrecision = header.Find("date_prec");
    private readonly int _start = header.Find("date_start");
    private readonly int _end = header.Find("date_end");
    private readonly int _wherePrecision = header.Find("where_prec");
    private readonly int _country = header.Find("country");
    private readonly int _province = header.Find("adm_1");
    private readonly int _district = header.Find("adm_2");
    private readonly int _locality = header.Find("where_coordinates");
    private readonly int _description = header.Find("where_description");
    private readonly int _latitude = header.Find("latitude");
    private readonly int _longitude = header.Find("longitude");
    private readonly int _best = header.Find("best");
    private readonly int _low = header.Find("low");
    private readonly int _high = header.Find("high");
    private readonly int _deathsA = header.Find("deaths_a");
    private readonly int _deathsB = header.Find("deaths_b");
    private readonly int _deathsCivilians = header.Find("deaths_civilians");
    private readonly int _deathsUnknown = header.Find("deaths_unknown");

    private readonly UcdpActors _actors = new(header);
    private readonly UcdpSources _sources = new(header);
    private readonly TextPool _names = new();
    private readonly TextPool _localities = new();

    public override Incident? Map(CsvRows row, RowCheck check)
    {
        var id = Id(row, check);
        var violence = Violence(row, check);
        var start = check.Date("date_start", row.Field(_start), allowTime: true);
        var end = check.Date("date_end", row.Field(_end), allowTime: true);
        check.Span("date_end", start, end, row.Field(_end));
        var datePrecision = (DatePrecision)Code(check, "date_prec", row.Field(_datePrecision), 5);
        var place = Place(row, check);
        var sideA = _actors.SideA(row, check);
        var sideB = _actors.SideB(row, check);
        if (check.Failed) return null;
        var figures = Figures(row, check, sideA.Kind, sideB.Kind);
        if (check.Failed) return null;
        var sources = _sources.Read(row, out var headline);
        return new Incident
        {
            Id = id,
            Type = IncidentType.NotCoded,
            Violence = violence,
            Start = start,
            End = end,
            DatePrecision = datePrecision,
            Place = place,
            Actors = [sideA, sideB],
            Figures = figures,
            Summary = Summary(headline, row),
            Sources = sources,
        };
    }

    /// <summary>UCDP writes an empty field or <c>NULL</c> for what is not given.</summary>
    internal static bool IsMissing(ReadOnlySpan<char> text) => text.IsWhiteSpace() || text.SequenceEqual("NULL");

    private IncidentId Id(CsvRows row, RowCheck check)
    {
        var text = row.Field(_id).Trim();
        if (IsMissing(text))
        {
            check.Fail(RejectReason.MissingValue, "id", text, "The row has no id.");
            return default;
        }
        var id = text.ToString();
        if (IncidentId.IsSourceId(id)) return new IncidentId(DataSet, id);
        check.Fail(RejectReason.BadId, "id", text, $"An id has 1 to {IncidentId.LongestSourceId} characters and no control characters.");
        return default;
    }

    private ViolenceType Violence(CsvRows row, RowCheck check) => (ViolenceType)Code(check, "type_of_violence", row.Field(_violence), 3);

    private Place Place(CsvRows row, RowCheck check)
    {
        var precision = (LocationPrecision)Code(check, "where_prec", row.Field(_wherePrecision), 7);
        var country = row.Field(_country).Trim();
        if (IsMissing(country)) check.Fail(RejectReason.MissingValue, "country", country, "The row names no country.");
        return new Place
        {
            Country = _names.Name(check, "country", country),
            Province = OptionalName(row, check, _province, "adm_1"),
            District = OptionalName(row, check, _district, "adm_2"),
            Locality = _locality >= 0 && row.Field(_locality) is { IsEmpty: false } locality && !IsMissing(locality) ? _localities.Get(TextLine.Of(locality)) : null,
            Latitude = Degrees(row, check, _latitude, "latitude", 90),
            Longitude = Degrees(row, check, _longitude, "longitude", 180),
            Precision = precision,
        };
    }

    private string? OptionalName(CsvRows row, RowCheck check, int column, string field)
    {
        var name = row.Field(column).Trim();
        return IsMissing(name) ? null : _names.Name(check, field, name);
    }

    private static double? Degrees(CsvRows row, RowCheck check, int column, string field, double limit) =>
        column < 0 || IsMissing(row.Field(column)) ? null : check.Degrees(field, row.Field(column), limit);

    private ImmutableArray<Figure> Figures(CsvRows row, RowCheck check, ActorKind sideA, ActorKind sideB)
    {
        var best = Count(row, check, _best, "best");
        var low = Count(row, check, _low, "low");
        var high = Count(row, check, _high, "high");
        if (best is null && (low ?? high) is not null)
            check.Fail(RejectReason.MissingValue, "best", "", "Low or high is given, but not best.");
        Span<long> killed = stackalloc long[5];
        Span<bool> reported = stackalloc bool[5];
        Add(killed, reported, SideOf(sideA), Count(row, check, _deathsA, "deaths_a"));
        Add(killed, reported, SideOf(sideB), Count(row, check, _deathsB, "deaths_b"));
        Add(killed, reported, Side.Civilians, Count(row, check, _deathsCivilians, "deaths_civilians"));
        Add(killed, reported, Side.Unknown, Count(row, check, _deathsUnknown, "deaths_unknown"));
        if (check.Failed) return [];
        var figures = ImmutableArray.CreateBuilder<Figure>(5);
        if (best is { } total) figures.Add(new Figure { Harm = Harm.Killed, Side = Side.Total, Quantity = Quantity.Estimate(low, total, high) });
        foreach (var side in Casualty.Sides)
            if (reported[(int)side]) figures.Add(new Figure { Harm = Harm.Killed, Side = side, Quantity = Quantity.Estimate(null, killed[(int)side], null) });
        return figures.DrainToImmutable();
    }

    private static void Add(Span<long> killed, Span<bool> reported, Side side, long? deaths)
    {
        if (deaths is null) return;
        killed[(int)side] += deaths.Value;
        reported[(int)side] = true;
    }

    private static Side SideOf(ActorKind kind) => kind switch
    {
        ActorKind.Government => Side.SecurityForces,
        ActorKind.Group => Side.Militants,
        ActorKind.Civilians => Side.Civilians,
        _ => Side.Unknown,
    };

    private static long? Count(CsvRows row, RowCheck check, int column, string field) =>
        IsMissing(row.Field(column)) ? null : check.Count(field, row.Field(column));

    private static byte Code(RowCheck check, string field, ReadOnlySpan<char> text, int last)
    {
        var code = text.Trim();
        if (code.Length == 1 && code[0] >= '1' && code[0] <= '0' + last) return (byte)(code[0] - '0');
        check.FailCode(field, text, $"1 to {last}");
        return 0;
    }

    // The first headline says what happened, the description where: both in the source's words.
    private string? Summary(string? headline, CsvRows row)
    {
        var where = _description < 0 || IsMissing(row.Field(_description)) ? default : TextLine.Of(row.Field(_description));
        if (where.IsEmpty) return headline;
        return headline is null ? $"Where: {where}" : $"{headline} | Where: {where}";
    }
}
