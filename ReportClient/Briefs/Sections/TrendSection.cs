using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>Incidents and deaths step by step, weeks or months; a sentence where there is nothing to draw.</summary>
internal static class TrendSection
{
    public static Section Compose(BriefFacts facts, FigureRegister figures)
    {
        var sum = facts.Total.Incidents;
        return new Section("trend", "Trend", sum == 0
            ? [new Paragraph(!facts.IsCovered ? Prose.Of($"The data begin on {facts.FirstDay!.Value}, after this {Prose.Words(facts.DaysWord)}, so there is no trend to draw.") : Prose.Of($"No incident is recorded in any of the {facts.Total.CountDrawn(figures)} {Prose.Words(facts.Total.Unit)}s from {facts.Total.Steps[0].Start} to {facts.Total.Steps[^1].End}, so there is no trend to draw."))]
            : [Draw(facts, figures, sum)]);
    }

    private static TrendChart Draw(BriefFacts facts, FigureRegister figures, long sum)
    {
        var incidents = Points(facts, tally => tally.Incidents, _ => null);
        var killed = Points(facts, tally => tally.Of(Harm.Killed).Best, tally => tally.Of(Harm.Killed).High);
        figures.Series("trend.incidents", incidents.Select((point, i) => (point.Step.Name, point.Value, (FigureOrigin)facts.Total.Slices[i].Count(Measure.Incidents))));
        figures.Series("trend.killed.best", killed.Select((point, i) => (point.Step.Name, point.Value, (FigureOrigin)facts.Total.Slices[i].Count(Measure.Of(Harm.Killed, Side.Total)))));
        var panels = ImmutableArray.CreateBuilder<TrendPanel>();
        panels.Add(new TrendPanel("Incidents", Mean(facts, figures, sum), incidents));
        var anyKilled = facts.Total.Tallies.Any(tally => tally.Of(Harm.Killed).Best is not null);
        if (anyKilled) panels.Add(new TrendPanel("Killed", null, killed));
        return new TrendChart
        {
            Id = "trend",
            Title = anyKilled ? $"Incidents and deaths by {facts.Total.Unit}" : $"Incidents by {facts.Total.Unit}; no number of deaths is reported",
            Finding = Finding(facts, figures, sum),
            Note = Prose.Of($"{Reading(facts, killed)}{Spans(facts, figures)}{(anyKilled ? Unreported(facts, figures) : Prose.Empty)}{Coverage(facts)} {Phrase.Source(facts)}"),
            Panels = panels.DrainToImmutable(),
        };
    }

    private static Prose Finding(BriefFacts facts, FigureRegister figures, long sum)
    {
        var empty = facts.Total.Tallies.Count(tally => tally.Incidents == 0) - (facts.Total.Steps.Length - facts.Total.Covered);
        var none = empty == 0 ? Prose.Empty : Prose.Of($"; {Phrase.Count(figures.Count($"trend.{facts.Total.Unit}s.empty", empty, new WeekCount(Covered(facts), Silent: false)), facts.Total.Unit)} had none");
        return Prose.Of($"{Phrase.Count(figures.Count("trend.incidents.total", sum, facts.Total.All.Count(Measure.Incidents)), "incident")} in {Phrase.Count(facts.Total.CountCovered(figures), facts.Total.Unit)}{Most(facts, figures)}{none}.");
    }

    // A week that is high only because longer spans begin in it is no peak: the most is then sought among the others.
    private static Prose Most(BriefFacts facts, FigureRegister figures)
    {
        var counts = facts.Total.Tallies.Select(tally => tally.Incidents).ToList();
        var (most, at) = (counts.Max(), counts.LastIndexOf(counts.Max()));
        if (!facts.IsMostlySpans(at)) return Prose.Of($", the most in {facts.Total.Steps[at]} with {figures.Count("trend.incidents.most", most, new Highest(facts.Total.Slices, Measure.Incidents))}");
        var dated = counts.Zip(facts.Spans, (all, spans) => all - spans).ToList();
        most = dated.Max();
        return most == 0 ? Prose.Empty
            : Prose.Of($"; of those dated to a week or less, the most in {facts.Total.Steps[dated.LastIndexOf(most)]} with {figures.Count("trend.incidents.mostDated", most, new Highest(facts.Total.Slices, new KindCount(IncidentKind.DatedToAWeek)))}");
    }

    private static ImmutableArray<Slice> Covered(BriefFacts facts) => [.. facts.Total.Slices.TakeLast(facts.Total.Covered)];

    private static Prose Spans(BriefFacts facts, FigureRegister figures)
    {
        var spans = facts.Spans.IsEmpty ? 0 : facts.Spans.Sum();
        if (spans == 0) return Prose.Empty;
        var hollow = Enumerable.Range(0, facts.Total.Steps.Length).Any(facts.IsMostlySpans) ? "; bars of mostly such incidents are hollow" : "";
        var sum = figures.Count("trend.incidents.total", facts.Total.Incidents, facts.Total.All.Count(Measure.Incidents));
        return Prose.Of($" {figures.Count("trend.incidents.spans", spans, facts.Total.All.Count(new KindCount(IncidentKind.Span)))} of the {Phrase.Count(sum, "incident")} {Prose.Words(spans == 1 ? "is dated only to a period longer than a week and counts on its first day" : "are dated only to a period longer than a week and count on its first day")}{Prose.Words(hollow)}.");
    }

    private static Prose Reading(BriefFacts facts, ImmutableArray<TrendPoint> killed) => Prose.Words(
        (facts.DaysWord == facts.Total.Unit ? $"This {facts.DaysWord} is drawn in colour" : $"The last {facts.Total.Unit} is drawn in colour")
        + (IsWhole(facts) ? $"; the dashed line is the mean of the {facts.Total.Unit}s that the data cover." : $"; the {facts.Total.Unit}s at the ends have only the days of the {facts.DaysWord}.")
        + (killed.Any(point => point.High is not null) ? " Thin lines reach to the high figure." : ""));

    // A step of which only some days count is no step like the others.
    private static PrintedFigure? Mean(BriefFacts facts, FigureRegister figures, long sum) =>
        IsWhole(facts) ? figures.Mean("trend.incidents.mean", sum / (decimal)facts.Total.Covered, new Mean(Covered(facts), Measure.Incidents)) : null;

    private static bool IsWhole(BriefFacts facts) => facts.Total.Steps[0].IsWhole && facts.Total.Steps[^1].IsWhole;

    private static Prose Unreported(BriefFacts facts, FigureRegister figures)
    {
        var count = facts.Total.Tallies.Count(IsSilent);
        if (count == 0) return Prose.Empty;
        var weeks = Phrase.Count(figures.Count($"trend.killed.{facts.Total.Unit}sNotReported", count, new WeekCount(facts.Total.Slices, Silent: true)), facts.Total.Unit);
        return Prose.Of($" In {weeks} incidents are recorded but no number of deaths is reported: marked with a cross, not drawn as zero.");
    }

    // Empty weeks before the data begin are not weeks without incidents.
    private static Prose Coverage(BriefFacts facts) => facts.FirstDay > facts.Total.Steps[0].Start
        ? Prose.Of($" The data begin on {facts.FirstDay.Value}: the ground before it is hatched, since nothing was entered.")
        : Prose.Empty;

    // A week with incidents and no number does not report; a week without incidents has nothing to report.
    private static bool IsSilent(Tally tally) => tally.Incidents > 0 && tally.Of(Harm.Killed).Best is null;

    private static ImmutableArray<TrendPoint> Points(BriefFacts facts, Func<Tally, long?> value, Func<Tally, long?> high) =>
        [.. facts.Total.Steps.Select((week, i) => (week, i, tally: facts.Total.Tallies[i])).Select(one => new TrendPoint(one.week, value(one.tally), high(one.tally) > value(one.tally) ? high(one.tally) : null)
        {
            HasIncidents = one.tally.Incidents > 0,
            IsCovered = facts.Total.Covers(one.week),
            IsMostlySpans = facts.IsMostlySpans(one.i),
        })];
}
