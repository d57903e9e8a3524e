using Reporting.Queries;

namespace Reporting.Output;

/// <summary>Prints an incident's history for scripts and spreadsheets.</summary>
internal static class HistoryData
{
    /// <summary>One object with an array of versions.</summary>
    public static string Json(IncidentHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return AnswerJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", history.Id.ToString());
            json.WriteBoolean("stands", history.Stands);
            json.WriteStartArray("versions");
            foreach (var version in history.Versions)
            {
                json.WriteStartObject();
                json.WriteNumber("version", version.Number);
                json.WriteString("what", version.What);
                json.WriteString("recordedAt", TimeText.Of(version.Entry.RecordedAt));
                json.WriteString("recordedBy", version.Entry.RecordedBy);
                json.WriteString("reason", version.Entry.Reason);
                if (version.Entry.RetractedRevision > 0) json.WriteNumber("upToRevision", version.Entry.RetractedRevision);
                else json.WriteNull("upToRevision");
                json.WriteStartArray("changes");
                foreach (var change in version.Changes)
                {
                    json.WriteStartObject();
                    json.WriteString("field", change.Field);
                    json.WriteString("old", change.Old);
                    json.WriteString("new", change.New);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>A row for each change; a version that changed nothing has one row without a field.</summary>
    public static string Csv(IncidentHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var csv = new CsvText();
        csv.Fields("id", "version", "what", "recordedAt", "recordedBy", "reason", "upToRevision", "field", "old", "new").EndRow();
        foreach (var version in history.Versions)
        {
            foreach (var change in version.Changes.IsEmpty ? [default] : version.Changes)
            {
                csv.Field(history.Id.ToString()).Field(version.Number).Field(version.What).Field(version.Entry.RecordedAt).Field(version.Entry.RecordedBy).Field(version.Entry.Reason)
                    .Field(version.Entry.RetractedRevision > 0 ? version.Entry.RetractedRevision : null)
                    .Field(change.Field).Field(change.Old).Field(change.New).EndRow();
            }
        }
        return csv.ToString();
    }
}
