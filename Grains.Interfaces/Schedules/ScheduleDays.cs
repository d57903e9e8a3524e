namespace Reporting.Schedules;

/// <summary>The days on which a schedule has an occurrence, in the calendar of its time zone.</summary>
[Flags]
[GenerateSerializer, Alias("reporting.ScheduleDays")]
public enum ScheduleDays : byte
{
    /// <summary>None: no schedule has this.</summary>
    None = 0,
    /// <summary>Each Sunday. The days of the week are in the order of <see cref="DayOfWeek"/>.</summary>
    Sunday = 1,
    /// <summary>Each Monday.</summary>
    Monday = 2,
    /// <summary>Each Tuesday.</summary>
    Tuesday = 4,
    /// <summary>Each Wednesday.</summary>
    Wednesday = 8,
    /// <summary>Each Thursday.</summary>
    Thursday = 16,
    /// <summary>Each Friday.</summary>
    Friday = 32,
    /// <summary>Each Saturday.</summary>
    Saturday = 64,
    /// <summary>Every day.</summary>
    EveryDay = 127,
    /// <summary>The first day of each month.</summary>
    FirstOfMonth = 128,
}

/// <summary>Names the days of schedules in text.</summary>
public static class ScheduleDaysText
{
    private const string EachDay = "day";
    private const string Month = "month";

    /// <summary>The days as they are typed: <c>monday</c>, <c>monday,thursday</c>, <c>day</c>, <c>month</c> for the first of each month.</summary>
    public static string Words(this ScheduleDays days)
    {
        if (days == ScheduleDays.EveryDay) return EachDay;
        var words = Enumerable.Range(0, 7).Select(day => (DayOfWeek)((day + 1) % 7)).Where(day => days.Has(day)).Select(Word);
        return string.Join(',', days.HasFlag(ScheduleDays.FirstOfMonth) ? words.Append(Month) : words);
    }

    /// <summary>Whether each such day of the week is one of them.</summary>
    public static bool Has(this ScheduleDays days, DayOfWeek day) => ((int)days & 1 << (int)day) != 0;

    /// <summary>Whether a day of the calendar is one of them.</summary>
    public static bool Has(this ScheduleDays days, DateOnly day) => days.Has(day.DayOfWeek) || days.HasFlag(ScheduleDays.FirstOfMonth) && day.Day == 1;

    /// <summary>Reads what <see cref="Words"/> writes, in any case; null where a word is none of them.</summary>
    public static ScheduleDays? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var days = ScheduleDays.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Of(word) is not { } one) return null;
            days |= one;
        }
        return days;
    }

    private static ScheduleDays? Of(string word)
    {
        if (string.Equals(word, EachDay, StringComparison.OrdinalIgnoreCase)) return ScheduleDays.EveryDay;
        if (string.Equals(word, Month, StringComparison.OrdinalIgnoreCase)) return ScheduleDays.FirstOfMonth;
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (string.Equals(word, Word(day), StringComparison.OrdinalIgnoreCase)) return (ScheduleDays)(1 << (int)day);
        return null;
    }

    private static string Word(DayOfWeek day) => day.ToString().ToLowerInvariant();
}
