using System.Globalization;

namespace Reporting.Tallies;

/// <summary>How long the steps of a series are.</summary>
[GenerateSerializer, Alias("reporting.Step")]
public enum Step : byte
{
    /// <summary>No steps: the whole period at once.</summary>
    None = 0,
    /// <summary>Days.</summary>
    Day = 1,
    /// <summary>Weeks, beginning on a chosen day.</summary>
    Week = 2,
    /// <summary>Calendar months.</summary>
    Month = 3,
    /// <summary>Calendar years.</summary>
    Year = 4,
}

/// <summary>Cuts time into steps and names them.</summary>
public static class Bucket
{
    /// <summary>The first day of the step that holds a day.</summary>
    public static DateOnly Start(DateOnly day, Step step, DayOfWeek firstDay) => step switch
    {
        Step.Day => day,
        Step.Week => day.AddDays(-(((int)day.DayOfWeek - (int)firstDay + 7) % 7)),
        Step.Month => new DateOnly(day.Year, day.Month, 1),
        Step.Year => new DateOnly(day.Year, 1, 1),
        _ => DateOnly.MinValue,
    };

    /// <summary>The first day of the step after the one that begins on <paramref name="start"/>.</summary>
    public static DateOnly Next(DateOnly start, Step step) => step switch
    {
        Step.Day => start.AddDays(1),
        Step.Week => start.AddDays(7),
        Step.Month => start.AddMonths(1),
        Step.Year => start.AddYears(1),
        _ => DateOnly.MaxValue,
    };

    /// <summary>The day after the step that begins on <paramref name="start"/>, as <see cref="DateOnly.DayNumber"/>, also where the calendar ends before.</summary>
    internal static int EndOf(DateOnly start, Step step) => step switch
    {
        Step.Day => start.DayNumber + 1,
        Step.Week => start.DayNumber + 7,
        Step.Month => start.DayNumber + DateTime.DaysInMonth(start.Year, start.Month),
        Step.Year => start.DayNumber + (DateTime.IsLeapYear(start.Year) ? 366 : 365),
        _ => int.MaxValue,
    };

    /// <summary>The step's name: <c>2012-06-03</c>, <c>2012-W22</c>, <c>2012-06</c>, <c>2012</c>.</summary>
    public static string Label(DateOnly start, Step step, DayOfWeek firstDay) => step switch
    {
        Step.Day => start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Step.Week => Week.Containing(start, firstDay).ToString(),
        Step.Month => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Step.Year => start.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => "",
    };
}
