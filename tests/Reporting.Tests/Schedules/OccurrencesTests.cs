using System.Globalization;
using Reporting.Schedules;

namespace Reporting.Tests.Schedules;

public sealed class OccurrencesTests
{
    private static readonly DateTimeOffset Long = Utc("2100-01-01 00:00");

    [Theory]
    [InlineData("monday", "06:00", "Asia/Kabul", "2012-05-31 00:00", "2012-06-04 01:30")]
    // At an occurrence, the next one is meant.
    [InlineData("monday", "06:00", "Asia/Kabul", "2012-06-04 01:30", "2012-06-11 01:30")]
    [InlineData("monday,thursday", "06:00", "UTC", "2012-06-04 06:00", "2012-06-07 06:00")]
    [InlineData("day", "23:59", "UTC", "2012-06-04 06:00", "2012-06-04 23:59")]
    [InlineData("month", "00:00", "UTC", "2012-01-31 12:00", "2012-02-01 00:00")]
    [InlineData("month", "00:00", "UTC", "2012-02-01 00:00", "2012-03-01 00:00")]
    // A Monday there while it is still Sunday in UTC.
    [InlineData("monday", "01:00", "Pacific/Auckland", "2012-06-01 00:00", "2012-06-03 13:00")]
    // Summer and winter: the same time of day is another in UTC.
    [InlineData("monday", "06:00", "Europe/Berlin", "2021-03-26 00:00", "2021-03-29 04:00")]
    [InlineData("monday", "06:00", "Europe/Berlin", "2021-10-26 00:00", "2021-11-01 05:00")]
    public void Next_AfterATime_IsTheFirstOfTheDaysByTheClocksOfTheZone(string days, string at, string zone, string after, string next) =>
        Assert.Equal(Utc(next), Of(days, at, zone).Next(Utc(after)));

    [Fact]
    public void Next_InAZone_IsInItsOwnTime() =>
        Assert.Equal((new DateTime(2012, 6, 4, 6, 0, 0, DateTimeKind.Unspecified), TimeSpan.FromMinutes(270)), (Of("monday", "06:00", "Asia/Kabul").Next(Utc("2012-06-01 00:00")).DateTime, Of("monday", "06:00", "Asia/Kabul").Next(Utc("2012-06-01 00:00")).Offset));

    [Fact]
    public void Next_OfATimeThatTheClocksSkip_IsAsMuchLater() =>
        // 02:30 is skipped, and 03:30 is shown at 01:30 UTC.
        Assert.Equal((Utc("2021-03-27 01:30"), Utc("2021-03-28 01:30"), Utc("2021-03-29 00:30")), Three("day", "02:30", "Europe/Berlin", "2021-03-27 00:00"));

    [Fact]
    public void Next_OfATimeThatTheClocksShowTwice_IsTheFirstTimeAndOnce() =>
        Assert.Equal((Utc("2021-10-30 00:30"), Utc("2021-10-31 00:30"), Utc("2021-11-01 01:30")), Three("day", "02:30", "Europe/Berlin", "2021-10-30 00:00"));

    [Fact]
    public void Next_OfADayThatTheZoneLeavesOut_FallsTogetherWithTheNext() =>
        // Samoa went from 29 December, ten hours behind UTC, to 31 December, fourteen hours ahead.
        Assert.Equal((Utc("2011-12-29 16:00"), Utc("2011-12-30 16:00"), Utc("2011-12-31 16:00")), Three("day", "06:00", "Pacific/Apia", "2011-12-29 00:00"));

    [Fact]
    public void LastDue_AcrossADayThatTheZoneLeavesOut_CountsItOnce() =>
        Assert.Equal(new LateOccurrence(Utc("2011-12-31 16:00"), Some.Day("2012-01-01"), 2), Of("day", "06:00", "Pacific/Apia").LastDue(Utc("2011-12-29 00:00"), Utc("2012-01-01 00:00")));

    [Theory]
    [InlineData("2012-06-04 01:29")]
    [InlineData("2012-05-31 00:00")]
    public void LastDue_BeforeTheFirst_IsNone(string now) => Assert.Null(Of("monday", "06:00", "Asia/Kabul").LastDue(Utc("2012-05-31 00:00"), Utc(now)));

    [Fact]
    public void LastDue_AtItsTime_IsDueWithTheDayOfTheZone() =>
        Assert.Equal(new LateOccurrence(Utc("2012-06-03 13:00"), Some.Day("2012-06-04"), 0), Of("monday", "01:00", "Pacific/Auckland").LastDue(Utc("2012-05-31 00:00"), Utc("2012-06-03 13:00")));

    [Fact]
    public void LastDue_AfterThreeWeeks_IsTheLatestAndTellsHowManyWereBefore() =>
        Assert.Equal(new LateOccurrence(Utc("2012-06-18 01:30"), Some.Day("2012-06-18"), 2), Of("monday", "06:00", "Asia/Kabul").LastDue(Utc("2012-06-01 00:00"), Utc("2012-06-20 00:00")));

    [Theory]
    [InlineData("day", "02:30", "Europe/Berlin")]
    [InlineData("monday,friday", "00:00", "America/Sao_Paulo")]
    [InlineData("month", "06:00", "Pacific/Apia")]
    public void LastDue_AtAnyTime_AgreesWithNext(string days, string at, string zone)
    {
        var occurrences = Of(days, at, zone);
        var began = Utc("2011-01-01 00:00");
        var (time, count) = (began, 0);
        while (occurrences.Next(time) is var next && next < Utc("2013-01-01 00:00"))
        {
            Assert.True(next > time);
            Assert.Equal((next, count), occurrences.LastDue(began, next) is { } due ? (due.At, due.Before) : default);
            (time, count) = (next, count + 1);
        }
        Assert.True(count >= 24);
        Assert.Equal(count - 1, occurrences.LastDue(began, time)!.Before);
    }

    [Fact]
    public void Next_OfNoDays_IsAFault() => Assert.Throws<InvalidOperationException>(() => Occurrences.Of(Schedule("monday", "06:00", "UTC") with { Days = ScheduleDays.None }).Next(Long));

    [Theory]
    [InlineData("Kabul", "There is no time zone 'Kabul' in the tz database ", "Did you mean Asia/Kabul?")]
    [InlineData("Atlantis/Center City", "There is no time zone 'Atlantis/Center City' in the tz database ", "Write a region and a city, as in Asia/Kabul, or UTC.")]
    public void Zone_ThatIsNone_IsToldWithThoseLikeIt(string zone, string message, string advice)
    {
        var unknown = Assert.Throws<UnknownZoneException>(() => Zones.Find(zone));

        Assert.StartsWith(message, unknown.Message, StringComparison.Ordinal);
        Assert.Equal(advice, unknown.Advice);
    }

    [Fact]
    public void Zone_InAnyCase_IsNamedAsTheDatabaseWritesIt() => Assert.Equal("Asia/Kabul", Zones.Named("asia/kabul"));

    private static (DateTimeOffset, DateTimeOffset, DateTimeOffset) Three(string days, string at, string zone, string after)
    {
        var occurrences = Of(days, at, zone);
        var first = occurrences.Next(Utc(after));
        var second = occurrences.Next(first);
        return (first, second, occurrences.Next(second));
    }

    private static Occurrences Of(string days, string at, string zone) => Occurrences.Of(Schedule(days, at, zone));

    private static Schedule Schedule(string days, string at, string zone) => SomeSchedule.Weekly() with { Days = ScheduleDaysText.Read(days)!.Value, At = TimeOnly.Parse(at, CultureInfo.InvariantCulture), Zone = zone };

    private static DateTimeOffset Utc(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
