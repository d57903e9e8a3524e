using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>Fills the steps of a series that have no incident.</summary>
/// <remarks>
/// From the step that holds the period's first day to the one that holds its last; where an end is open, from the first or to the last step
/// with an incident. The days of a step at an end are only those inside the period.
/// </remarks>
internal static class SeriesSteps
{
    /// <summary>The most steps in one answer.</summary>
    public const int Most = 100_000;

    public static IReadOnlyList<AnswerRow> Fill(IReadOnlyList<TallyRow> rows, Question question, Step step)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(question);
        var first = question.Period.Since is { } since ? Bucket.Start(since, step, question.FirstDay) : rows.Count > 0 ? rows[0].Step : null;
        var last = question.Period.Until is { } until ? Bucket.Start(until, step, question.FirstDay) : rows.Count > 0 ? rows[^1].Step : null;
        if (first is null || last is null) return [];
        var known = rows.ToDictionary(row => row.Step!.Value, row => row.Tally);
        var filled = new List<AnswerRow>();
        for (var start = first.Value; start <= last; start = Bucket.Next(start, step))
        {
            if (filled.Count == Most) throw new TooManyStepsException(question.Period, step);
            var label = Bucket.Label(start, step, question.FirstDay);
            var end = IsLast(start, step) ? DateOnly.MaxValue : Bucket.Next(start, step).AddDays(-1);
            filled.Add(new AnswerRow(label, label, Clip(start, end, question.Period), known.TryGetValue(start, out var tally) ? FigureSet.Of(tally) : FigureSet.None));
            if (end == DateOnly.MaxValue) break;
        }
        return filled;
    }

    // The calendar ends: there is no step after the one that holds its last day.
    private static bool IsLast(DateOnly start, Step step) => step switch
    {
        Step.Day => start == DateOnly.MaxValue,
        Step.Week => start.DayNumber + 7 > DateOnly.MaxValue.DayNumber,
        Step.Month => start is { Year: 9999, Month: 12 },
        _ => start.Year == 9999,
    };

    private static Period Clip(DateOnly start, DateOnly end, Period period) =>
        new(period.Since > start ? period.Since : start, period.Until < end ? period.Until : end);
}

/// <summary>A series would have more steps than an answer holds.</summary>
internal sealed class TooManyStepsException(Period period, Step step)
    : Exception($"The period {period} holds more than {SeriesSteps.Most} steps of one {step.ToString().ToLowerInvariant()}.");
