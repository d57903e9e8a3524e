using CsCheck;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class WeekTests
{
    private static readonly Gen<DateOnly> GenDay = Gen.Int[new DateOnly(1970, 1, 1).DayNumber, new DateOnly(2060, 1, 1).DayNumber].Select(DateOnly.FromDayNumber);
    private static readonly Gen<DayOfWeek> GenFirstDay = Gen.Int[0, 6].Select(day => (DayOfWeek)day);

    [Fact]
    public void Parse_2012W22_IsMondayToSunday()
    {
        Assert.True(Week.TryParse("2012-W22", out var week));

        Assert.Equal(new Period(Some.Day("2012-05-28"), Some.Day("2012-06-03")), week.Period);
    }

    [Theory]
    [InlineData("2012-W60")]
    [InlineData("2012-W53")]
    [InlineData("2012-W00")]
    [InlineData("2012W22")]
    [InlineData("12-W22")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_NoSuchWeek_IsFalse(string? text) => Assert.False(Week.TryParse(text, out _));

    [Fact]
    public void Containing_AnyDay_HoldsItAndParsesBack() => Gen.Select(GenDay, GenFirstDay).Sample((day, first) =>
    {
        var week = Week.Containing(day, first);
        Assert.True(week.Period.Contains(day));
        Assert.Equal(first, week.Start.DayOfWeek);
        Assert.True(Week.TryParse(week.ToString(), out var parsed, first));
        Assert.Equal(week, parsed);
    });

    [Fact]
    public void Add_OneWeek_FollowsWithoutGap() => Gen.Select(GenDay, GenFirstDay).Sample((day, first) =>
    {
        var week = Week.Containing(day, first);
        Assert.Equal(week.End.AddDays(1), week.Add(1).Start);
        Assert.Equal(week, week.Add(1).Add(-1));
    });

    [Fact]
    public void Period_SinceAfterUntil_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Period(Some.Day("2012-06-04"), Some.Day("2012-06-03")));

    [Fact]
    public void Period_BothEnds_AreInclusive()
    {
        var period = new Period(Some.Day("2012-06-01"), Some.Day("2012-06-03"));

        Assert.True(period.Contains(Some.Day("2012-06-01")) && period.Contains(Some.Day("2012-06-03")));
        Assert.False(period.Contains(Some.Day("2012-05-31")) || period.Contains(Some.Day("2012-06-04")));
        Assert.Equal(3, period.Days);
    }
}
