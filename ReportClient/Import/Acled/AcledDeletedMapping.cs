using System.Globalization;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Import;

/// <summary>Turns the rows of ACLED's list of deleted events into withdrawals.</summary>
/// <remarks>
/// An event's <c>timestamp</c> is the order of its revisions, so the time of the deletion, in the same unit, is the revision up to which the
/// withdrawal reaches.
/// </remarks>
internal sealed class AcledDeletedMapping(CsvHeader header)
{
    /// <summary>The data set of the ids.</summary>
    public const string DataSet = "acled";

    private const string Id = "event_id_cnty";
    private const string Deleted = "deleted_timestamp";
    private const string Timestamp = "timestamp";

    // A list of events has days; a list of deletions has none.
    private const string EventDate = "event_date";

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'",
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:sszzz",
    ];

    private readonly int _id = header.Find(Id);
    private readonly int _time = header.Find(Deleted) is var deleted and >= 0 ? deleted : header.Find(Timestamp);

    /// <summary>The columns without which no row can be understood.</summary>
    public static IEnumerable<string> Needed(CsvHeader header) => [Id, header.Find(Timestamp) >= 0 ? Timestamp : Deleted];

    /// <summary>Whether a file's columns are those of such a list.</summary>
    public static bool Tells(CsvHeader header) =>
        header.Find(Id) >= 0 && (header.Find(Deleted) >= 0 || header.Find(Timestamp) >= 0) && header.Find(EventDate) < 0;

    /// <summary>Reads one row; null when <paramref name="check"/> holds a fault.</summary>
    public Retraction? Map(CsvRows row, RowCheck check)
    {
        var id = row.Field(_id).Trim();
        if (id.IsEmpty) check.Fail(RejectReason.MissingValue, Id, id, "The id is not given.");
        else if (!IncidentId.IsSourceId(id.ToString())) check.Fail(RejectReason.BadId, Id, id, $"An id has at most {IncidentId.LongestSourceId} characters and no control characters.");
        var time = Time(row.Field(_time), check);
        return check.Failed ? null : new Retraction(new IncidentId(DataSet, id.ToString()), Revision: time);
    }

    // Whole seconds since 1970, UTC.
    private long Time(ReadOnlySpan<char> text, RowCheck check)
    {
        var column = header.Find(Deleted) >= 0 ? Deleted : Timestamp;
        var trimmed = text.Trim();
        if (trimmed.IsEmpty)
        {
            check.Fail(RejectReason.MissingValue, column, text, "The time is not given; without it the withdrawal reaches no revision.");
            return 0;
        }
        if (trimmed.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            if (long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return seconds;
            check.Fail(RejectReason.NumberTooLarge, column, text, "Seconds since 1970 lie between 1 and the year 9999.");
            return 0;
        }
        if (DateTimeOffset.TryParseExact(trimmed, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time > DateTimeOffset.UnixEpoch)
            return time.ToUnixTimeSeconds();
        check.Fail(RejectReason.BadDate, column, text, "This is not a time after 1970; write seconds since 1970, or 2022-03-01T12:00:00Z.");
        return 0;
    }
}
