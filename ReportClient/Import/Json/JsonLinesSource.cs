using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Reporting.Incidents;
using Reporting.Names;

namespace Reporting.Import;

/// <summary>Rows of a file with one JSON object on each line. Blank lines are passed over.</summary>
internal sealed class JsonLinesSource(Utf8Lines lines) : IRowSource
{
    // A member that comes twice is ambiguous, so it is an error.
    private static JsonDocumentOptions Options { get; } = new() { AllowDuplicateProperties = false };

    private RowCheck? _check;
    private JsonIncidentReader? _reader;

    public long Line => lines.Line;

    public int Characters => (int)Math.Min(lines.Length, ReadRow.LongestRow);

    public string Raw => Encoding.UTF8.GetString(lines.Content.Span);

    public ulong Fingerprint => ContentHash.Of(lines.Content.Span.TrimEnd((byte)'\r'));

    public bool Read()
    {
        while (lines.Read())
            if (lines.Content.Span.IndexOfAnyExcept(" \t\r"u8) >= 0) return true;
        return false;
    }

    public Incident? Incident(RowCheck check)
    {
        if (lines.Length > ReadRow.LongestRow)
            check.Fail(RejectReason.RowTooLong, "", "", $"The row has {lines.Length} bytes; {ReadRow.LongestRow} are accepted.");
        else if (!Utf8.IsValid(lines.Content.Span))
            check.Fail(RejectReason.NotUtf8, "", "", "The row holds bytes that are not UTF-8.");
        if (check.Failed) return null;
        if (_check != check) (_check, _reader) = (check, new JsonIncidentReader(check));
        using var json = Parse(lines.Content, check);
        return json is null ? null : _reader!.Read(json.RootElement);
    }

    public void Dispose() => lines.Dispose();

    /// <summary>Parses an object whose bytes are known to be UTF-8; null when <paramref name="check"/> holds a fault.</summary>
    internal static JsonDocument? Parse(ReadOnlyMemory<byte> json, RowCheck check)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException fault)
        {
            check.Fail(RejectReason.MalformedRow, "", "", Explain(fault));
        }
        catch (InvalidOperationException)
        {
            // The parser compares the names of members, and cannot where "\ud800" stands alone in one.
            check.Fail(RejectReason.BadText, "", "", "The name of a member holds half of a surrogate pair.");
        }
        return null;
    }

    /// <summary>What is wrong with the JSON and where in the line, in words for a person; the parser's own are for its caller.</summary>
    internal static string Explain(JsonException fault)
    {
        var what = What(fault.Message);
        return fault.BytePositionInLine is { } position ? $"{what}, at byte {position + 1} of the line." : what + ".";
    }

    private static string What(string parser)
    {
        if (Says("depth to be zero") || Says("end of data") || Says("any JSON tokens")) return "The JSON ends too early: a bracket or a quotation mark is not closed";
        if (Says("uplicate")) return "A member of the JSON comes twice";
        if (Says("trailing comma")) return "The JSON has a comma with nothing after it";
        if (Says("after a single JSON value")) return "More stands behind the JSON object";
        if (Says("maximum configured depth")) return "The JSON is nested too deeply";
        return "This is not JSON";

        bool Says(string words) => parser.Contains(words, StringComparison.Ordinal);
    }
}
