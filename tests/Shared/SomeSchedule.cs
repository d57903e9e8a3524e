using Reporting.Schedules;

namespace Reporting.Tests;

/// <summary>Builds schedules for tests in which only what is said matters.</summary>
internal static class SomeSchedule
{
    /// <summary>Each Monday at six in Kabul, which is 01:30 UTC: the weekly brief of Badakhshan, to a folder.</summary>
    public static Schedule Weekly(string name = "kabul-weekly", string? folder = "/briefs", params string[] mailTo) => new()
    {
        Name = name,
        Days = ScheduleDays.Monday,
        At = new TimeOnly(6, 0),
        Zone = "Asia/Kabul",
        Briefs = [new ScheduledBrief { Kind = ScheduledKind.Weekly, Province = "Badakhshan" }],
        Folder = folder,
        MailTo = [.. mailTo],
        AddedBy = "test",
    };
}
