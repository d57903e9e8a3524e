using System.Collections.Immutable;
using Reporting.Casualties;

namespace Reporting.Briefs.Weekly;

/// <summary>Incidents and deaths week by week; a sentence where there is nothing to draw.</summary>
internal static class TrendSection
{
    public static Section Compose(WeekFacts facts, FigureRegister figures)
    {
        var weeks = figures.Count("trend.weeks", WeekFacts.Trend);
        var sum = facts.Total.Tallies.Sum(tally => tally.Incidents);
        return new Section("trend", "Trend", sum == 0
            ? [new Paragraph(Prose.Of($"No incident is recorded in any of the {weeks} weeks from {facts.Total.Weeks[0].Start} to {facts.Week.End}, so there is no trend to draw."))]
            : [Draw(facts, figures, weeks, sum)]);
    }

    private static TrendChart Draw(WeekFacts facts, FigureRegister figures, PrintedFigure weeks, long sum)
    {
        var incidents = Points(facts, week => facts.Total.Tallies[week].Incidents, _ => null);
        var killed = Points(facts, week => Killed(facts, week), week => facts.Total.Tallies[week].Of(Harm.Killed).High);
        figures.Series("trend.incidents", incidents.Select(point => (point.Week.ToString(), point.Value)));
        figures.Series("trend.killed.best", killed.Select(point => (point.Week.ToString(), point.Value)));
        var panels = ImmutableArray.CreateBuilder<TrendPanel>();
        panels.Add(new TrendPanel("Incidents", figures.Mean("trend.incidents.mean", sum / (decimal)WeekFacts.Trend), incidents));
        var anyKilled = facts.Total.Tallies.Any(tally => tally.Of(Harm.Killed).Best is not null);
        if (anyKilled) panels.Add(new TrendPanel("Killed", null, killed));
        return new TrendChart
        {
            Id = "trend",
            Title = anyKilled ? "Incidents and deaths by week" : "Incidents by week; no number of deaths is reported",
            Finding = Finding(facts, figures, weeks, sum),
            Note = Prose.Of($"{Reading(killed)}{(anyKilled ? Unreported(facts, figures) : Prose.Empty)}{Coverage(facts)} {Phrase.Source(facts)}"),
            Panels = panels.DrainToImmutable(),
        };
    }

    private static Prose Finding(WeekFacts facts, FigureRegister figures, PrintedFigure weeks, long sum)
    {
        var most = facts.Total.Tallies.Max(tally => tally.Incidents);
        var at = facts.Total.Tallies.Select(tally => tally.Incidents).ToList().LastIndexOf(most);
        var empty = facts.Total.Tallies.Count(tally => tally.Incidents == 0);
        var none = empty == 0 ? Prose.Empty : Prose.Of($"; {Phrase.Count(figures.Count("trend.weeks.empty", empty), "week")} had none");
        return Prose.Of($"{Phrase.Count(figures.Count("trend.incidents.total", sum), "incident")} in {weeks} weeks, the most in {facts.Total.Weeks[at]} with {figures.Count("trend.incidents.most", most)}{none}.");
    }

    private static Prose Reading(ImmutableArray<TrendPoint> killed) => Prose.Words(
        "This week is drawn in colour; the dashed line is the mean of the weeks shown."
        + (killed.Any(point => point.High is not null) ? " Thin lines reach to the high figure." : ""));

    private static Prose Unreported(WeekFacts facts, FigureRegister figures)
    {
        var count = Enumerable.Range(0, WeekFacts.Trend).Count(week => Killed(facts, week) is null);
        if (count == 0) return Prose.Empty;
        var weeks = Phrase.Count(figures.Count("trend.killed.weeksNotReported", count), "week");
        return Prose.Of($" In {weeks} incidents are recorded but no number of deaths is reported: marked with a cross, not drawn as zero.");
    }

    // Empty weeks before the data begin are not weeks without incidents.
    private static Prose Coverage(WeekFacts facts) => facts.FirstDay > facts.Total.Weeks[0].Start
        ? Prose.Of($" The data begin on {facts.FirstDay.Value}: earlier weeks are empty because nothing was entered.")
        : Prose.Empty;

    // A week without an incident has no death to report; a week with incidents and no number is not reported.
    private static long? Killed(WeekFacts facts, int week) => facts.Total.Tallies[week] is { Incidents: 0 } ? 0 : facts.Total.Tallies[week].Of(Harm.Killed).Best;

    private static ImmutableArray<TrendPoint> Points(WeekFacts facts, Func<int, long?> value, Func<int, long?> high) =>
        [.. facts.Total.Weeks.Select((week, i) => new TrendPoint(week, value(i), high(i) > value(i) ? high(i) : null))];
}
