using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Reporting.Commands;
using Reporting.Schedules;

namespace Reporting.Output;

/// <summary>Prints schedules and how they stand.</summary>
internal static class ScheduleText
{
    public static string List(ImmutableArray<ScheduleStatus> schedules, OutputFormat output) => output switch
    {
        OutputFormat.Json => AnswerJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var schedule in schedules) One(json, schedule);
            json.WriteEndArray();
        }),
        OutputFormat.Csv => Csv(schedules),
        _ => Lines(schedules),
    };

    /// <summary>A time in its zone, and in UTC where that is another: <c>2012-06-11 06:00 (01:30 UTC)</c>.</summary>
    public static string Local(DateTimeOffset time)
    {
        if (time.Offset == TimeSpan.Zero) return $"{Minute(time)} UTC";
        var utc = time.ToUniversalTime();
        return $"{Minute(time)} ({(utc.Date == time.Date ? utc.ToString("HH:mm", CultureInfo.InvariantCulture) : Minute(utc))} UTC)";
    }

    private static string Minute(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time to the minute in UTC: <c>2012-06-11 01:30 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) => $"{Minute(time.ToUniversalTime())} UTC";

    /// <summary>How often something was tried: <c>once</c>, <c>3 times</c>.</summary>
    public static string Times(int attempts) => attempts == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{attempts} times");

    /// <summary>Where its briefs go.</summary>
    public static IEnumerable<string> To(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Folder is { } folder ? schedule.MailTo.Prepend(folder) : schedule.MailTo;
    }

    /// <summary>Adds lines below a heading, the first of them with a label.</summary>
    public static void Labelled(StringBuilder text, string label, params IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {label,-9}{Problem.Clean(line)}\n");
            label = "";
        }
    }

    // One below the other: briefs, folders and addresses are too long to stand side by side.
    private static string Lines(ImmutableArray<ScheduleStatus> schedules)
    {
        if (schedules.IsEmpty) return "There is no schedule yet; 'brief schedule add' adds one.\n";
        var text = new StringBuilder();
        foreach (var one in schedules)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"{one.Schedule.Name}: {one.Schedule.When}\n");
            Labelled(text, "briefs", one.Schedule.Briefs.Select(brief => brief.ToString()));
            Labelled(text, "to", To(one.Schedule));
            Labelled(text, "next", Local(one.Next));
            if (one.Due is { } due) Labelled(text, "due", $"{Time(due)}, {(one.Worker is { } worker ? $"being made by {worker}" : "waits for a worker")}");
            if (one.Failure is { } failure) Labelled(text, "tried", $"{Times(one.Attempts)}: {failure}");
            if (one.Last is { } last) Labelled(text, "last", Time(last));
        }
        return text.ToString();
    }

    private static string Csv(ImmutableArray<ScheduleStatus> schedules)
    {
        var csv = new CsvText();
        csv.Fields("schedule", "every", "at", "zone", "briefs", "folder", "mailTo", "next", "due", "worker", "attempts", "failure", "last").EndRow();
        foreach (var one in schedules)
        {
            csv.Field(one.Schedule.Name).Field(one.Schedule.Days.Words()).Field(Clock(one.Schedule)).Field(one.Schedule.Zone).Field(string.Join("; ", one.Schedule.Briefs)).Field(one.Schedule.Folder)
                .Field(string.Join(", ", one.Schedule.MailTo)).Field(one.Next).Field(one.Due).Field(one.Worker).Field(one.Attempts).Field(one.Failure).Field(one.Last).EndRow();
        }
        return csv.ToString();
    }

    private static void One(Utf8JsonWriter json, ScheduleStatus one)
    {
        json.WriteStartObject();
        json.WriteString("schedule", one.Schedule.Name);
        json.WriteString("every", one.Schedule.Days.Words());
        json.WriteString("at", Clock(one.Schedule));
        json.WriteString("zone", one.Schedule.Zone);
        DeliveryText.Texts(json, "briefs", one.Schedule.Briefs.Select(brief => brief.ToString()));
        json.WriteString("folder", one.Schedule.Folder);
        DeliveryText.Texts(json, "mailTo", one.Schedule.MailTo);
        json.WriteString("addedAt", TimeText.Of(one.Schedule.AddedAt));
        json.WriteString("addedBy", one.Schedule.AddedBy);
        json.WriteString("next", TimeText.Of(one.Next));
        json.WriteString("due", TimeText.Of(one.Due));
        json.WriteString("worker", one.Worker);
        json.WriteNumber("attempts", one.Attempts);
        json.WriteString("failure", one.Failure);
        json.WriteString("last", TimeText.Of(one.Last));
        json.WriteEndObject();
    }

    private static string Clock(Schedule schedule) => schedule.At.ToString("HH:mm", CultureInfo.InvariantCulture);
}
