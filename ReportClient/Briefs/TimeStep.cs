using Reporting.Tallies;

namespace Reporting.Briefs;

/// <summary>One step of a series: a week or a calendar month, or the part of one that a brief is about.</summary>
/// <remarks>Immutable, compared by value; both ends of its days are inclusive. Its name is that of the whole step, also where only some of its days are meant.</remarks>
/// <param name="Days">The days that count.</param>
/// <param name="Unit">What the step is a part of: a week or a month.</param>
/// <param name="FirstDay">The day on which weeks begin.</param>
public readonly record struct TimeStep(Period Days, Step Unit, DayOfWeek FirstDay)
{
    /// <summary>The first day that counts.</summary>
    public DateOnly Start => Days.Since!.Value;

    /// <summary>The last day that counts, inclusive.</summary>
    public DateOnly End => Days.Until!.Value;

    /// <summary>The first day of the whole week or month.</summary>
    public DateOnly Begins => Bucket.Start(Start, Unit, FirstDay);

    /// <summary>Its name: <c>2012-W22</c>, <c>2012-06</c>.</summary>
    public string Name => Bucket.Label(Begins, Unit, FirstDay);

    /// <summary>Whether all days of the week or month count.</summary>
    public bool IsWhole => Start == Begins && End == Bucket.Next(Begins, Unit).AddDays(-1);

    /// <summary>A whole week.</summary>
    public static implicit operator TimeStep(Week week) => new(week.Period, Step.Week, week.FirstDay);

    /// <summary>The steps that a period falls into, the oldest first; the first and the last may be cut.</summary>
    /// <param name="period">The days; both ends must be known.</param>
    /// <param name="unit">Weeks or months.</param>
    /// <param name="firstDay">The day on which weeks begin.</param>
    public static IEnumerable<TimeStep> Within(Period period, Step unit, DayOfWeek firstDay)
    {
        var (since, until) = (period.Since!.Value, period.Until!.Value);
        for (var begin = Bucket.Start(since, unit, firstDay); begin <= until; begin = Bucket.Next(begin, unit))
        {
            var end = Bucket.Next(begin, unit).AddDays(-1);
            yield return new TimeStep(new Period(begin < since ? since : begin, end > until ? until : end), unit, firstDay);
        }
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
