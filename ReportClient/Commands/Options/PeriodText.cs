using System.Globalization;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary>Reads periods as people type them: days, months, years and weeks.</summary>
internal static class PeriodText
{
    /// <summary>The first year that can be asked for: weeks and comparisons need days before it.</summary>
    public const int FirstYear = 1000;

    /// <summary>The last year that can be asked for; weeks and comparisons need days after it.</summary>
    public const int LastYear = 9998;

    private const string Advice = "Write a day as 2012-06-03, a month as 2012-06 or a year as 2012.";

    /// <summary>The period of <c>--since</c>, <c>--until</c> and <c>--week</c>; an end that is left out is open.</summary>
    public static Period Read(string? since, string? until, string? week, DayOfWeek firstDay, string sinceOption = "--since", string untilOption = "--until")
    {
        if (week is not null)
        {
            if (since is not null || until is not null)
                throw Problem.Usage("A week is a period of its own.", $"--week with {(since is not null ? "--since" : "--until")}", "Give either --week, or --since and --until.");
            return ReadWeek(week, firstDay).Period;
        }
        var first = since is null ? (DateOnly?)null : Days(since, sinceOption).First;
        var last = until is null ? (DateOnly?)null : Days(until, untilOption).Last;
        if (first > last)
            throw Problem.Usage($"The period begins on {Text(first.Value)}, after its end on {Text(last.Value)}.", $"{sinceOption} {since} {untilOption} {until}", "Exchange the two days; both are inclusive.");
        return new Period(first, last);
    }

    /// <summary>A week such as <c>2012-W22</c>.</summary>
    public static Week ReadWeek(string text, DayOfWeek firstDay)
    {
        if (Week.TryParse(text, out var week, firstDay) && week.Year is >= FirstYear and <= LastYear) return week;
        var trimmed = text.Trim();
        if (trimmed.Length == 8 && trimmed[4..6] is "-W" or "-w" && int.TryParse(trimmed[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear)
            throw Problem.Usage($"The year {year} has no week {Problem.Quote(trimmed[6..])}.", $"--week {Problem.Quote(text)}",
                $"Its weeks are {year:0000}-W01 to {year:0000}-W{ISOWeek.GetWeeksInYear(year):00}.");
        throw Problem.Usage($"{Problem.Quote(text)} is no week.", "--week", "Write the year and the number as ISO 8601 does, for example --week 2012-W22.");
    }

    /// <summary>The first and last day of a day, month or year as typed; null when it is none of them.</summary>
    public static (DateOnly First, DateOnly Last)? Ends(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return Days(text, "");
        }
        catch (Problem)
        {
            return null;
        }
    }

    private static (DateOnly First, DateOnly Last) Days(string text, string option)
    {
        var parts = text.Trim().Split('-');
        if (parts.Length is < 1 or > 3 || parts[0].Length != 4 || parts.Skip(1).Any(part => part.Length != 2) || parts.Any(part => !part.All(char.IsAsciiDigit)))
            throw Problem.Usage($"{Problem.Quote(text)} is no day.", option, Advice);
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (year, month, day) = (numbers[0], parts.Length > 1 ? numbers[1] : 1, parts.Length > 2 ? numbers[2] : 1);
        if (year is < FirstYear or > LastYear)
            throw Problem.Usage($"{Problem.Quote(text)} is too far away: years are {FirstYear} to {LastYear}.", option, "Leave the option out for an open end.");
        if (month is < 1 or > 12)
            throw Problem.Usage($"{Problem.Quote(text)} is no day: there is no month {parts[1]}.", option, Advice);
        var days = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > days)
            throw Problem.Usage($"{Problem.Quote(text)} is no day: that month has {days} days.", option, Advice);
        var first = new DateOnly(year, month, day);
        return parts.Length switch
        {
            1 => (first, new DateOnly(year, 12, 31)),
            2 => (first, new DateOnly(year, month, days)),
            _ => (first, first),
        };
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
