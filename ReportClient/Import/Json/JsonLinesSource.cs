using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Rows of a file with one JSON object on each line. Blank lines are passed over.</summary>
internal sealed class JsonLinesSource(Utf8Lines lines) : IRowSource
{
    /// <summary>A member that comes twice is ambiguous, so it is an error.</summary>
    internal static JsonDocumentOptions Options { get; } = new() { AllowDuplicateProperties = false };

    private RowCheck? _check;
    private JsonIncidentReader? _reader;

    public long Line => lines.Line;

    public int Characters => (int)Math.Min(lines.Length, ReadRow.LongestRow);

    public string Raw => Encoding.UTF8.GetString(lines.Content.Span);

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
        try
        {
            using var json = JsonDocument.Parse(lines.Content, Options);
            return _reader!.Read(json.RootElement);
        }
        catch (JsonException fault)
        {
            check.Fail(RejectReason.MalformedRow, "", "", Explain(fault));
            return null;
        }
    }

    public void Dispose() => lines.Dispose();

    /// <summary>What is wrong with the JSON and where, without the parser's own line numbers.</summary>
    internal static string Explain(JsonException fault)
    {
        var message = fault.Message;
        var cut = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var what = (cut < 0 ? message : message[..cut]).TrimEnd('.', ' ');
        return fault.BytePositionInLine is { } position
            ? $"The row is not one complete JSON object: {what}, at byte {position + 1}."
            : $"The row is not one complete JSON object: {what}.";
    }
}
