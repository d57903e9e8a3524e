using System.Globalization;

namespace Reporting.Tallies;

/// <summary>A week as ISO 8601 numbers it, <c>2012-W22</c>, beginning on a chosen day.</summary>
/// <remarks>
/// With Monday it is the ISO week. With another first day, week n begins on the last such day on or before the ISO week's
/// Monday, so that every day lies in exactly one week. Weeks differ between publishers (ACLED Saturday to Friday), so the first day is
/// always printed.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.Week")]
public readonly record struct Week
{
    private Week(int year, int number, DayOfWeek firstDay) => (Year, Number, FirstDay) = (year, number, firstDay);

    /// <summary>The ISO year, which may differ from the calendar year at its ends.</summary>
    [Id(0)] public int Year { get; }

    /// <summary>1 to 53.</summary>
    [Id(1)] public int Number { get; }

    /// <summary>The day on which the week begins.</summary>
    [Id(2)] public DayOfWeek FirstDay { get; }

    /// <summary>The week's first day.</summary>
    public DateOnly Start
    {
        get
        {
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));
            return monday.AddDays(-(((int)DayOfWeek.Monday - (int)FirstDay + 7) % 7));
        }
    }

    /// <summary>The week's last day, inclusive.</summary>
    public DateOnly End => Start.AddDays(6);

    /// <summary>The seven days.</summary>
    public Period Period => new(Start, End);

    /// <summary>The week that holds a day.</summary>
    public static Week Containing(DateOnly day, DayOfWeek firstDay = DayOfWeek.Monday)
    {
        // The ISO Monday of this week is the first Monday on or after the week's first day.
        var start = day.AddDays(-(((int)day.DayOfWeek - (int)firstDay + 7) % 7));
        var monday = start.AddDays(((int)DayOfWeek.Monday - (int)firstDay + 7) % 7).ToDateTime(TimeOnly.MinValue);
        return new Week(ISOWeek.GetYear(monday), ISOWeek.GetWeekOfYear(monday), firstDay);
    }

    /// <summary>The week so many weeks later, or earlier when negative.</summary>
    public Week Add(int weeks) => Containing(Start.AddDays(7 * weeks), FirstDay);

    /// <summary>Reads <c>2012-W22</c>; false when it is not of that form or the year has no such week.</summary>
    public static bool TryParse(string? text, out Week week, DayOfWeek firstDay = DayOfWeek.Monday)
    {
        week = default;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length != 8 || trimmed[4] != '-' || trimmed[5] is not ('W' or 'w')) return false;
        if (!int.TryParse(trimmed[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998) return false;
        if (!int.TryParse(trimmed[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        if (number < 1 || number > ISOWeek.GetWeeksInYear(year)) return false;
        week = new Week(year, number, firstDay);
        return true;
    }

    /// <summary>As ISO 8601 writes it: <c>2012-W22</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");
}
