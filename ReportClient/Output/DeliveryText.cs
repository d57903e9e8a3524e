using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Reporting.Schedules;

namespace Reporting.Output;

/// <summary>Prints the log of what schedules delivered.</summary>
internal static class DeliveryText
{
    public static string Log(ImmutableArray<Delivery> entries, OutputFormat output) => output switch
    {
        OutputFormat.Json => AnswerJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var entry in entries) One(json, entry);
            json.WriteEndArray();
        }),
        OutputFormat.Csv => Csv(entries),
        _ => Lines(entries),
    };

    /// <summary>Writes an array of texts.</summary>
    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(texts);
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Lines(ImmutableArray<Delivery> entries)
    {
        if (entries.IsEmpty) return "Nothing was delivered yet.\n";
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            if (text.Length > 0) text.Append('\n');
            var isDelivered = entry.Outcome == DeliveryOutcome.Delivered;
            text.Append(CultureInfo.InvariantCulture, $"{entry.Number}. {entry.Schedule.Name}: due {ScheduleText.Time(entry.Occurrence)}, {(isDelivered ? "delivered" : "given up")} {ScheduleText.Time(entry.At)}\n");
            ScheduleText.Labelled(text, "briefs", (entry.Report?.Briefs ?? []).Select(Named));
            ScheduleText.Labelled(text, "to", ScheduleText.To(entry.Schedule));
            if (entry.Missed > 0) ScheduleText.Labelled(text, "missed", $"{Number(entry.Missed)} before it");
            if (entry.Attempts > 1) ScheduleText.Labelled(text, "tried", ScheduleText.Times(entry.Attempts));
            if (!isDelivered) ScheduleText.Labelled(text, "failed", entry.Failure ?? "no worker came to its end");
            ScheduleText.Labelled(text, "refused", entry.Report?.Refused ?? []);
            if (entry.MailUncertain) ScheduleText.Labelled(text, "mail", isDelivered ? "perhaps sent twice" : "perhaps sent");
        }
        return text.ToString();
    }

    private static string Named(DeliveredBrief brief) => $"{brief.File} (edition {Number(brief.Edition)})";

    private static string Csv(ImmutableArray<Delivery> entries)
    {
        var csv = new CsvText();
        csv.Fields("number", "schedule", "occurrence", "outcome", "at", "worker", "attempts", "missed", "position", "files", "editions", "folder", "mailTo", "refused", "messageId", "mailUncertain", "failure").EndRow();
        foreach (var entry in entries)
        {
            var briefs = entry.Report?.Briefs ?? [];
            csv.Field(entry.Number).Field(entry.Schedule.Name).Field(entry.Occurrence).Field(Word(entry.Outcome)).Field(entry.At).Field(entry.Worker).Field(entry.Attempts).Field(entry.Missed).Field(entry.Position?.ToString())
                .Field(string.Join(", ", briefs.Select(brief => brief.File))).Field(string.Join(", ", briefs.Select(brief => brief.Edition.ToString(CultureInfo.InvariantCulture))))
                .Field(entry.Schedule.Folder).Field(string.Join(", ", entry.Schedule.MailTo)).Field(string.Join(", ", entry.Report?.Refused ?? [])).Field(entry.Report?.MessageId).Field(entry.MailUncertain ? "true" : "false").Field(entry.Failure).EndRow();
        }
        return csv.ToString();
    }

    private static void One(Utf8JsonWriter json, Delivery entry)
    {
        json.WriteStartObject();
        json.WriteNumber("number", entry.Number);
        json.WriteString("schedule", entry.Schedule.Name);
        json.WriteString("occurrence", TimeText.Of(entry.Occurrence));
        json.WriteString("outcome", Word(entry.Outcome));
        json.WriteString("at", TimeText.Of(entry.At));
        json.WriteString("worker", entry.Worker);
        json.WriteNumber("attempts", entry.Attempts);
        json.WriteNumber("missed", entry.Missed);
        json.WriteString("position", entry.Position?.ToString());
        json.WriteStartArray("briefs");
        foreach (var brief in entry.Report?.Briefs ?? [])
        {
            json.WriteStartObject();
            json.WriteString("title", brief.Title);
            json.WriteString("file", brief.File);
            json.WriteNumber("edition", brief.Edition);
            json.WriteString("sha256", brief.Hash);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("folder", entry.Schedule.Folder);
        Texts(json, "mailTo", entry.Schedule.MailTo);
        Texts(json, "refused", entry.Report?.Refused ?? []);
        json.WriteString("messageId", entry.Report?.MessageId);
        json.WriteBoolean("mailUncertain", entry.MailUncertain);
        json.WriteString("failure", entry.Failure);
        json.WriteEndObject();
    }

    private static string Word(DeliveryOutcome outcome) => outcome == DeliveryOutcome.Delivered ? "delivered" : "given-up";

    private static string Number(long number) => FigureText.Number(number);
}
