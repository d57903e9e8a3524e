using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reporting.Schedules;

namespace Reporting.Output;

/// <summary>Prints the log of what schedules delivered.</summary>
internal static class DeliveryText
{
    public static string Log(ImmutableArray<Delivery> entries, OutputFormat output, Screen screen) => output switch
    {
        OutputFormat.Json => AnswerJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var entry in entries) One(json, entry);
            json.WriteEndArray();
        }),
        OutputFormat.Csv => Csv(entries),
        _ => Table(entries, screen),
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

    private static string Table(ImmutableArray<Delivery> entries, Screen screen)
    {
        if (entries.IsEmpty) return "Nothing was delivered yet.\n";
        var table = new TableText().Column("No.", number: true).Column("Schedule").Column("Due (UTC)").Column("What").Column("To").Column("At (UTC)");
        foreach (var entry in entries)
            table.Row([Number(entry.Number), entry.Schedule.Name, ScheduleText.Minute(entry.Occurrence.ToUniversalTime()), What(entry), ScheduleText.Targets(entry.Schedule), ScheduleText.Minute(entry.At.ToUniversalTime())]);
        return table.At(screen);
    }

    private static string What(Delivery entry)
    {
        var said = new List<string> { entry.Report is { } report ? string.Join(", ", report.Briefs.Select(Named)) : $"not delivered: {entry.Failure ?? "no worker came to its end"}" };
        if (entry.Attempts > 1) said.Add($"tried {ScheduleText.Times(entry.Attempts)}");
        if (entry.Missed > 0) said.Add($"{Number(entry.Missed)} before it missed");
        if (entry.Report is { Refused.IsEmpty: false }) said.Add($"refused: {string.Join(", ", entry.Report.Refused)}");
        if (entry.MailUncertain) said.Add(entry.Outcome == DeliveryOutcome.Delivered ? "mail perhaps sent twice" : "mail perhaps sent");
        return string.Join("; ", said);
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
