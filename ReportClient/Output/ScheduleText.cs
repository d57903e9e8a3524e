using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reporting.Commands;
using Reporting.Schedules;

namespace Reporting.Output;

/// <summary>Prints schedules and how they stand.</summary>
internal static class ScheduleText
{
    public static string List(ImmutableArray<ScheduleStatus> schedules, OutputFormat output, Screen screen) => output switch
    {
        OutputFormat.Json => AnswerJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var schedule in schedules) One(json, schedule);
            json.WriteEndArray();
        }),
        OutputFormat.Csv => Csv(schedules),
        _ => Table(schedules, screen),
    };

    /// <summary>A time in its zone, and in UTC where that is another: <c>2012-06-11 06:00 (01:30 UTC)</c>.</summary>
    public static string Local(DateTimeOffset time)
    {
        if (time.Offset == TimeSpan.Zero) return $"{Minute(time)} UTC";
        var utc = time.ToUniversalTime();
        return $"{Minute(time)} ({(utc.Date == time.Date ? utc.ToString("HH:mm", CultureInfo.InvariantCulture) : Minute(utc))} UTC)";
    }

    /// <summary>A time to the minute, by the clocks that it was read from: <c>2012-06-11 06:00</c>.</summary>
    public static string Minute(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Where its briefs go.</summary>
    public static string Targets(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Problem.Clean(string.Join(", ", schedule.Folder is { } folder ? schedule.MailTo.Prepend(folder) : schedule.MailTo));
    }

    private static string Table(ImmutableArray<ScheduleStatus> schedules, Screen screen)
    {
        if (schedules.IsEmpty) return "There is no schedule yet; 'brief schedule add' adds one.\n";
        var table = new TableText().Column("Schedule").Column("When").Column("Briefs").Column("To").Column("Next").Column("State");
        foreach (var one in schedules) table.Row([one.Schedule.Name, one.Schedule.When, Problem.Clean(string.Join("; ", one.Schedule.Briefs)), Targets(one.Schedule), Minute(one.Next), State(one)]);
        return table.At(screen);
    }

    private static string State(ScheduleStatus one)
    {
        if (one.Due is not { } due) return one.Last is { } last ? $"last {Time(last)}" : "-";
        var state = one.Worker is { } worker ? $"being made by {worker}" : "waits for a worker";
        return one.Failure is { } failure ? string.Create(CultureInfo.InvariantCulture, $"due {Time(due)}, {state}; tried {one.Attempts}: {failure}") : $"due {Time(due)}, {state}";
    }

    private static string Time(DateTimeOffset time) => $"{Minute(time.ToUniversalTime())} UTC";

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
