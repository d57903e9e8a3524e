using NodaTime;

namespace Reporting.Schedules;

/// <summary>When a schedule has its occurrences. Pure.</summary>
/// <remarks>
/// One on each of its days at its time of day. Where the clocks are put forward over that time, it is as much later as they skip; where they show it twice, it is the first time. Days that a
/// zone leaves out (Samoa, 30 December 2011) fall together with the next, and count once.
/// </remarks>
internal sealed class Occurrences
{
    // Twice the longest way from one day of a schedule to the next, the first of two months.
    private const int FarthestDays = 62;

    private readonly ScheduleDays _days;
    private readonly LocalTime _at;
    private readonly DateTimeZone _zone;

    private Occurrences(ScheduleDays days, LocalTime at, DateTimeZone zone) => (_days, _at, _zone) = (days, at, zone);

    /// <exception cref="UnknownZoneException">There is no such zone.</exception>
    public static Occurrences Of(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new Occurrences(schedule.Days, new LocalTime(schedule.At.Hour, schedule.At.Minute), Zones.Find(schedule.Zone));
    }

    /// <summary>The first after a time, in the zone's own time.</summary>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        // From the day before: a time that was skipped may be that much later.
        var first = Day(after).PlusDays(-1);
        for (var i = 0; i <= FarthestDays; i++)
        {
            var day = first.PlusDays(i);
            if (_days.Has(day.ToDateOnly()) && On(day) is var time && time > after) return time;
        }
        throw new InvalidOperationException("A schedule without days has no occurrence.");
    }

    /// <summary>The last of those that are due: after one time, and not after another; null where there is none.</summary>
    public LateOccurrence? LastDue(DateTimeOffset after, DateTimeOffset now)
    {
        LateOccurrence? last = null;
        DateTimeOffset? counted = null;
        // Backward, from the day after, down to the day before the first that can be meant: a time that was skipped may be later than its day.
        for (var (day, first) = (Day(now).PlusDays(1), Day(after).PlusDays(-1)); day >= first; day = day.PlusDays(-1))
        {
            if (!_days.Has(day.ToDateOnly())) continue;
            var time = On(day);
            if (time > now || time <= after || time == counted) continue;
            last = last is null ? new LateOccurrence(time.ToUniversalTime(), day.ToDateOnly(), 0) : last with { Before = last.Before + 1 };
            counted = time;
        }
        return last;
    }

    private DateTimeOffset On(LocalDate day) => _zone.AtLeniently(day + _at).ToDateTimeOffset();

    private LocalDate Day(DateTimeOffset time) => Instant.FromDateTimeOffset(time).InZone(_zone).Date;
}

/// <summary>An occurrence that is due.</summary>
/// <param name="At">When it was due, UTC.</param>
/// <param name="Day">The day that it is of, in the zone's calendar.</param>
/// <param name="Before">How many others were due before it and are not made up for.</param>
internal sealed record LateOccurrence(DateTimeOffset At, DateOnly Day, int Before);
