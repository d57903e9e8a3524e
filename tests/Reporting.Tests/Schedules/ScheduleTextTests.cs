using System.Globalization;
using Reporting.Commands;
using Reporting.Output;
using Reporting.Schedules;
using Reporting.Tallies;
using Reporting.Tests.Commands;

namespace Reporting.Tests.Schedules;

/// <summary>What is typed of schedules, and what is said of what cannot be one.</summary>
public sealed class ScheduleTextTests
{
    [Theory]
    [InlineData("weekly")]
    [InlineData("weekly --country Afghanistan")]
    [InlineData("weekly --country Afghanistan --all-provinces")]
    [InlineData("weekly --province Badakhshan --district \"Kuran wa Munjan\" --rule lowest --originator ISAF --spread")]
    [InlineData("group Taliban")]
    [InlineData("group \"Islamic Movement of Uzbekistan\" --span month --rule highest")]
    public void Brief_AsTyped_IsWrittenTheSame(string text) => Assert.Equal(text, ScheduledBriefText.Read(text, DayOfWeek.Monday).ToString());

    [Theory]
    [InlineData("weekly --week 2012-W22", "'--week' is nothing that a brief of a schedule takes.")]
    [InlineData("weekly --all-provinces", "All provinces are those of one country.")]
    [InlineData("weekly --country Afghanistan --province Badakhshan --all-provinces", "All provinces are those of one country.")]
    [InlineData("monthly", "'monthly' is nothing that a brief of a schedule takes.")]
    [InlineData("group IMU --span decade", "'decade' is no span.")]
    [InlineData("weekly --rule worst", "'worst' is no counting rule.")]
    [InlineData("", "A brief of a schedule is weekly or of a group.")]
    [InlineData("group", "Required argument 'NAME' missing for command: 'group'.")]
    [InlineData("weekly --country", "Required argument missing for option: '--country'.")]
    [InlineData("weekly --country Afghanistan --country Pakistan", "Option '--country' expects a single argument but 2 were provided.")]
    public void Brief_ThatIsNone_SaysWhy(string text, string what) => Assert.Equal(what, Assert.Throws<Problem>(() => ScheduledBriefText.Read(text, DayOfWeek.Monday)).What);

    [Theory]
    [InlineData("monday")]
    [InlineData("monday,thursday,sunday")]
    [InlineData("day")]
    [InlineData("month")]
    [InlineData("friday,month")]
    public void Days_AsTyped_AreWrittenTheSame(string text) => Assert.Equal(text, ScheduleDaysText.Read(text)!.Value.Words());

    [Theory]
    [InlineData("2012-06-04", DayOfWeek.Monday, "2012-05-28", "2012-06-03")]
    [InlineData("2012-06-10", DayOfWeek.Monday, "2012-05-28", "2012-06-03")]
    [InlineData("2012-06-08", DayOfWeek.Saturday, "2012-05-26", "2012-06-01")]
    [InlineData("2012-06-09", DayOfWeek.Saturday, "2012-06-02", "2012-06-08")]
    public void Week_OfABrief_IsTheLastThatEndedBeforeTheDay(string day, DayOfWeek firstDay, string since, string until) =>
        Assert.Equal(new Period(Some.Day(since), Some.Day(until)), new ScheduledBrief { Kind = ScheduledKind.Weekly, FirstDay = firstDay }.Days(Some.Day(day)));

    [Theory]
    [InlineData(ScheduledSpan.Week, "2012-02-20", "2012-02-26")]
    [InlineData(ScheduledSpan.Month, "2012-02-01", "2012-02-29")]
    [InlineData(ScheduledSpan.Year, "2011-01-01", "2011-12-31")]
    public void Days_OfAProfile_AreTheLastWholeOnes(ScheduledSpan span, string since, string until) =>
        Assert.Equal(new Period(Some.Day(since), Some.Day(until)), new ScheduledBrief { Kind = ScheduledKind.Group, Group = "IMU", Span = span }.Days(Some.Day("2012-03-01")));

    [Theory]
    [InlineData("'someday' names no days.", "--every", "someday", "--at", "06:00", "--zone", "UTC", "--brief", "weekly", "--to-folder", "x")]
    [InlineData("'6 Uhr' is no time of day.", "--every", "monday", "--at", "6 Uhr", "--zone", "UTC", "--brief", "weekly", "--to-folder", "x")]
    [InlineData("'Desk <desk@example.org>' is no address.", "--every", "monday", "--at", "06:00", "--zone", "UTC", "--brief", "weekly", "--to-mail", "Desk <desk@example.org>")]
    [InlineData("The schedule needs a folder or an address to deliver to.", "--every", "monday", "--at", "06:00", "--zone", "UTC", "--brief", "weekly")]
    [InlineData("The schedule asks for a brief twice.", "--every", "monday", "--at", "06:00", "--zone", "UTC", "--brief", "weekly", "--brief", "weekly", "--to-folder", "x")]
    public async Task Add_OfWhatCannotBe_SaysSoBeforeAnythingIsOpened(string what, params string[] options)
    {
        var surroundings = CommandRun.With(Story.Incidents);

        var run = await CommandRun.Of(surroundings, ["brief", "schedule", "add", "weekly", .. options]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"error: {what}\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(surroundings.Opened);
    }

    [Theory]
    [InlineData("2012-06-11T06:00+04:30", "2012-06-11 06:00 (01:30 UTC)")]
    [InlineData("2012-06-11T01:00+12:00", "2012-06-11 01:00 (2012-06-10 13:00 UTC)")]
    [InlineData("2012-06-11T06:00+00:00", "2012-06-11 06:00 UTC")]
    public void Local_OfATime_SaysItInUtcWhereThatIsAnother(string time, string text) => Assert.Equal(text, ScheduleText.Local(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("Weekly")]
    [InlineData("../x")]
    [InlineData("a234567890123456789012345678901234567890x")]
    public void Name_ThatIsNoNameOfAFile_IsRefused(string name) => Assert.StartsWith("needs a name of ", SomeSchedule.Weekly(name).Wrong(), StringComparison.Ordinal);

    [Theory]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("a@b.example,c@d.example")]
    [InlineData("@b.example")]
    [InlineData("a@")]
    [InlineData("a@b@c")]
    public void Address_ThatIsNotOne_IsRefused(string address) => Assert.Equal("has an address that is none", SomeSchedule.Weekly(mailTo: address).Wrong());
}
