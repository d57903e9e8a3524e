using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Reporting.Incidents;
using Reporting.Names;

namespace Reporting.Import;

/// <summary>Incidents as JSON for people: one object, or an array of them, on as many lines as they like.</summary>
public static class IncidentJson
{
    /// <summary>The largest file that is read at once; more goes through an import of <c>reporting-jsonl</c>.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    /// <summary>How incidents are written: scripts other than Latin stay readable.</summary>
    internal static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one incident as an object of the format <c>reporting-jsonl</c>.</summary>
    public static void Write(Utf8JsonWriter json, Incident incident)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(incident);
        JsonIncidentWriter.Write(json, incident);
    }

    /// <summary>Reads a file that holds one incident or an array of incidents.</summary>
    /// <returns>One row for each, rejected ones with the line on which they begin. Where the JSON breaks off, the last row says so.</returns>
    /// <exception cref="Errors.ReportingException">The file cannot be read, is empty, is not UTF-8, or does not hold JSON objects.</exception>
    public static IReadOnlyList<ReadRow> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var stream = IncidentFile.OpenStream(path);
        var beginning = IncidentFile.Beginning(path, stream);
        if (beginning[0] is not ('{' or '[')) throw new InputNotJsonException(path, RowCheck.Shorten(TextLine.Of(beginning.AsSpan(0, Math.Min(60, beginning.Length)))));
        if (stream.Length > LargestFile) throw new InputUnreadableException(path, $"it is larger than {LargestFile / 1024 / 1024} MB; write one incident a line and import it as {ImportFormats.Code(ImportFormat.ReportingJsonLines)}.");
        var bytes = new byte[stream.Length];
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (IOException fault)
        {
            throw new InputUnreadableException(path, fault.Message, fault);
        }
        ReadOnlySpan<byte> text = bytes;
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        if (!Utf8.IsValid(text)) throw new InputNotUtf8Exception(path, "it holds bytes that are not UTF-8");
        return Read(Path.GetFileName(path), text);
    }

    private static List<ReadRow> Read(string file, ReadOnlySpan<byte> text)
    {
        var rows = new List<ReadRow>();
        var check = new RowCheck();
        var incidents = new JsonIncidentReader(check);
        var repeated = new RepeatedIds();
        var json = new Utf8JsonReader(text);
        long line = 1;
        try
        {
            while (json.Read())
            {
                if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray && json.CurrentDepth == 0) continue;
                var start = (int)json.TokenStartIndex;
                line = 1 + text[..start].Count((byte)'\n');
                check.Clear();
                json.Skip();
                var whole = text[start..(int)json.BytesConsumed];
                rows.Add(Row(file, line, Encoding.UTF8.GetString(whole), Parse(whole, incidents, check), check, repeated));
            }
        }
        catch (JsonException fault)
        {
            rows.Add(new ReadRow(line, null, new RejectedRow(file, 1 + (fault.LineNumber ?? 0), "", "", RejectReason.MalformedRow, JsonLinesSource.Explain(fault), ""), 0, false));
        }
        return rows;
    }

    // The reader has checked that the object is whole; the document also refuses a member that comes twice.
    private static Incident? Parse(ReadOnlySpan<byte> whole, JsonIncidentReader incidents, RowCheck check)
    {
        using var document = JsonLinesSource.Parse(whole.ToArray(), check);
        return document is null ? null : incidents.Read(document.RootElement);
    }

    private static ReadRow Row(string file, long line, string raw, Incident? incident, RowCheck check, RepeatedIds repeated)
    {
        var repeats = incident is not null && repeated.IsCopy(incident, line, ContentHash.Of(raw), check);
        return check.Fault is { } fault
            ? new ReadRow(line, null, new RejectedRow(file, line, fault.Field, fault.Value, fault.Reason, fault.Message, raw), raw.Length, false)
            : new ReadRow(line, incident, null, raw.Length, repeats);
    }
}
