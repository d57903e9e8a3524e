using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Tallies;

namespace Reporting.Briefs.Weekly;

/// <summary>Incidents and deaths week by week; a sentence where there is nothing to draw.</summary>
internal static class TrendSection
{
    public static Section Compose(WeekFacts facts, FigureRegister figures)
    {
        var sum = facts.Total.Tallies.Sum(tally => tally.Incidents);
        return new Section("trend", "Trend", sum == 0
            ? [new Paragraph(Prose.Of($"No incident is recorded in any of the {figures.Count("trend.weeks.drawn", WeekFacts.Trend)} weeks from {facts.Total.Weeks[0].Start} to {facts.Week.End}, so there is no trend to draw."))]
            : [Draw(facts, figures, sum)]);
    }

    private static TrendChart Draw(WeekFacts facts, FigureRegister figures, long sum)
    {
        var incidents = Points(facts, tally => tally.Incidents, _ => null);
        var killed = Points(facts, tally => tally.Of(Harm.Killed).Best, tally => tally.Of(Harm.Killed).High);
        figures.Series("trend.incidents", incidents.Select(point => (point.Week.ToString(), point.Value)));
        figures.Series("trend.killed.best", killed.Select(point => (point.Week.ToString(), point.Value)));
        var panels = ImmutableArray.CreateBuilder<TrendPanel>();
        panels.Add(new TrendPanel("Incidents", figures.Mean("trend.incidents.mean", sum / (decimal)facts.Total.Covered), incidents));
        var anyKilled = facts.Total.Tallies.Any(tally => tally.Of(Harm.Killed).Best is not null);
        if (anyKilled) panels.Add(new TrendPanel("Killed", null, killed));
        return new TrendChart
        {
            Id = "trend",
            Title = anyKilled ? "Incidents and deaths by week" : "Incidents by week; no number of deaths is reported",
            Finding = Finding(facts, figures, sum),
            Note = Prose.Of($"{Reading(killed)}{(anyKilled ? Unreported(facts, figures) : Prose.Empty)}{Coverage(facts)} {Phrase.Source(facts)}"),
            Panels = panels.DrainToImmutable(),
        };
    }

    private static Prose Finding(WeekFacts facts, FigureRegister figures, long sum)
    {
        var most = facts.Total.Tallies.Max(tally => tally.Incidents);
        var at = facts.Total.Tallies.Select(tally => tally.Incidents).ToList().LastIndexOf(most);
        var empty = facts.Total.Tallies.Count(tally => tally.Incidents == 0) - (WeekFacts.Trend - facts.Total.Covered);
        var none = empty == 0 ? Prose.Empty : Prose.Of($"; {Phrase.Count(figures.Count("trend.weeks.empty", empty), "week")} had none");
        return Prose.Of($"{Phrase.Count(figures.Count("trend.incidents.total", sum), "incident")} in {Phrase.Count(figures.Count("trend.weeks", facts.Total.Covered), "week")}, the most in {facts.Total.Weeks[at]} with {figures.Count("trend.incidents.most", most)}{none}.");
    }

    private static Prose Reading(ImmutableArray<TrendPoint> killed) => Prose.Words(
        "This week is drawn in colour; the dashed line is the mean of the weeks that the data cover."
        + (killed.Any(point => point.High is not null) ? " Thin lines reach to the high figure." : ""));

    private static Prose Unreported(WeekFacts facts, FigureRegister figures)
    {
        var count = facts.Total.Tallies.Count(IsSilent);
        if (count == 0) return Prose.Empty;
        var weeks = Phrase.Count(figures.Count("trend.killed.weeksNotReported", count), "week");
        return Prose.Of($" In {weeks} incidents are recorded but no number of deaths is reported: marked with a cross, not drawn as zero.");
    }

    // Empty weeks before the data begin are not weeks without incidents.
    private static Prose Coverage(WeekFacts facts) => facts.FirstDay > facts.Total.Weeks[0].Start
        ? Prose.Of($" The data begin on {facts.FirstDay.Value}: earlier weeks are empty because nothing was entered.")
        : Prose.Empty;

    // A week with incidents and no number does not report; a week without incidents has nothing to report.
    private static bool IsSilent(Tally tally) => tally.Incidents > 0 && tally.Of(Harm.Killed).Best is null;

    private static ImmutableArray<TrendPoint> Points(WeekFacts facts, Func<Tally, long?> value, Func<Tally, long?> high) =>
        [.. facts.Total.Weeks.Zip(facts.Total.Tallies, (week, tally) =>
            new TrendPoint(week, value(tally), high(tally) > value(tally) ? high(tally) : null, tally.Incidents > 0, facts.Total.Covers(week)))];
}
