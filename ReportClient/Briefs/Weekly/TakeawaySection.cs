using System.Collections.Immutable;
using Reporting.Briefs.Sections;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>Three to five sentences by fixed rules, each with its number; a rule that has nothing to say is silent.</summary>
internal static class TakeawaySection
{
    private const int Most = 5;

    public static Section Compose(WeekFacts facts, FigureRegister figures)
    {
        Func<WeekFacts, FigureRegister, Takeaway?>[] rules = !facts.IsCovered
            ? [NotCovered, OnlyLater]
            : facts.IsEmpty
            ? [NoIncident, Latest, NothingLater, YearSoFar]
            : [Incidents, DaysTakeaways.Killed, DaysTakeaways.Civilians, DaysTakeaways.Weapons, TypeRank.Compose, Places, DaysTakeaways.Deadliest, Groups, YearSoFar];
        var items = ImmutableArray.CreateBuilder<Takeaway>();
        foreach (var rule in rules)
            if (items.Count < Most && rule(facts, figures) is { } item) items.Add(item);
        return new Section("takeaways", "In brief", [new Takeaways(items.DrainToImmutable())]);
    }

    private static Takeaway Incidents(WeekFacts facts, FigureRegister figures)
    {
        var week = facts.Count(figures);
        if (facts.Total.MeanIncidents() is not { } mean4)
            return new Takeaway(Prose.Of($"{Phrase.Count(week, "incident")} in the week"), Prose.Of($"; the data begin on {facts.FirstDay!.Value}, too late to hold it against the four weeks before."));
        var before = figures.Count("key.incidents.weekBefore", facts.Total.StepBefore.Incidents, facts.Total.OfStepBefore(Measure.Incidents));
        var mean = figures.Mean("key.incidents.mean4", mean4, facts.Total.OfMean(Measure.Incidents));
        var change = Change.Of(facts.Now.Incidents, mean4);
        var verdict = change.Percent is { } percent
            ? Prose.Of($"{Prose.Words(change.Words)} on that mean ({figures.SignedPercent("key.incidents.changeOnMean4", percent, facts.IncidentsOrigin, facts.Total.OfMean(Measure.Incidents))})")
            : Prose.Words(change.Words);
        var highest = facts.Now.Incidents > 5 && facts.Total.Tallies.SkipLast(1).All(tally => tally.Incidents < facts.Now.Incidents)
            ? Prose.Of($" No other week of the last {facts.Total.CountCovered(figures)} had as many.")
            : Prose.Empty;
        return new Takeaway(Prose.Of($"{Phrase.Count(week, "incident")} in the week"),
            Prose.Of($", against {before} the week before and {mean} a week on average over the four weeks before: {verdict}.{highest}"));
    }

    private static Takeaway? Places(WeekFacts facts, FigureRegister figures)
    {
        var named = facts.Places.Where(place => !place.IsRest && place.Series.Now.Incidents > 0).ToList();
        if (named.Count == 0) return null;
        var first = named[0];
        var rest = facts.Places.FirstOrDefault(place => place.IsRest)?.Series.Now.Incidents ?? 0;
        var unlocated = rest > 0 ? Prose.Of($" {figures.Count($"places.{TallyRow.NotLocated}.incidents", rest, facts.Slice.Of(facts.Names.Below, TallyRow.NotLocated).Count(Measure.Incidents))} could not be located to a {Prose.Words(facts.Names.OneBelow)}.") : Prose.Empty;
        var most = Prose.Of($"{first.Name} had {Phrase.Count(figures.Count($"places.{first.Key}.incidents", first.Series.Now.Incidents, first.Series.Slices[^1].Count(Measure.Incidents)), "incident")}");
        if (named.Count == 1) return new Takeaway(most, Prose.Of($", the only {Prose.Words(facts.Names.OneBelow)} named.{unlocated}"));
        var count = figures.Count("places.withIncidents", named.Count, new PlaceCount(facts.Slice, facts.Names.LevelBelow));
        var known = figures.Count("places.known", facts.Names.KnownBelow, new FromLedger(facts.Names.KnownBelow, $"{facts.Names.ManyBelow} that the ledger names"));
        var leader = named[1].Series.Now.Incidents < first.Series.Now.Incidents
            ? Prose.Of($"{most}, the most")
            : Prose.Of($"none had more than {figures.Count($"places.{first.Key}.incidents", first.Series.Now.Incidents, first.Series.Slices[^1].Count(Measure.Incidents))}");
        return new Takeaway(Prose.Of($"{count} of {known} {Prose.Words(facts.Names.ManyBelow)} had incidents"), Prose.Of($"; {leader}.{unlocated}"));
    }

    private static Takeaway? Groups(WeekFacts facts, FigureRegister figures)
    {
        var named = facts.Groups.Where(group => !group.IsRest && group.Series.Now.Incidents > 0).Take(3).ToList();
        if (named.Count == 0) return null;
        var parts = named.Skip(1).Select(group => Prose.Of($"{group.Name} in {figures.Count($"groups.{group.Key}.incidents", group.Series.Now.Incidents, group.Series.Slices[^1].Count(Measure.Incidents))}")).ToList();
        var others = parts.Count == 0 ? Prose.Empty : Prose.Of($"; {Prose.List(parts)}. One incident can count for several groups");
        return new Takeaway(Prose.Of($"{named[0].Name} took part in {Phrase.Count(figures.Count($"groups.{named[0].Key}.incidents", named[0].Series.Now.Incidents, named[0].Series.Slices[^1].Count(Measure.Incidents)), "incident")}"), Prose.Of($"{others}."));
    }

    private static Takeaway? YearSoFar(WeekFacts facts, FigureRegister figures)
    {
        var (now, before) = (facts.YearToDate, facts.YearBefore);
        if (now.Tally.Incidents == 0 || before.Tally.Incidents == 0 || !before.IsCovered) return null;
        var (ofNow, ofBefore) = (now.Count(Measure.Incidents), before.Count(Measure.Incidents));
        var count = Phrase.Count(figures.Count("key.incidents.yearToDate", now.Tally.Incidents, ofNow), "incident");
        var change = Change.OfSpans(now.Tally.Incidents, before.Tally.Incidents);
        var percent = change.Percent is { } known ? Prose.Of($" ({figures.SignedPercent("key.incidents.changeInYear", known, ofNow, ofBefore)})") : Prose.Empty;
        return new Takeaway(Prose.Of($"{count} since {now.Slice.Period.Since!.Value}"),
            Prose.Of($", against {figures.Count("key.incidents.yearBefore", before.Tally.Incidents, ofBefore)} in the same span of the year before: {Prose.Words(change.Words)}{percent}."));
    }

    private static Takeaway NoIncident(WeekFacts facts, FigureRegister figures) => new(
        Prose.Of($"{figures.Count("key.incidents.week", 0, facts.IncidentsOrigin)} incidents are recorded for the week"),
        facts.Total.MeanIncidents() is { } mean
            ? Prose.Of($", against {figures.Count("key.incidents.weekBefore", facts.Total.StepBefore.Incidents, facts.Total.OfStepBefore(Measure.Incidents))} the week before and {figures.Mean("key.incidents.mean4", mean, facts.Total.OfMean(Measure.Incidents))} a week on average over the four weeks before.")
            : Prose.Words("."));

    private static FigureOrigin Later(WeekFacts facts) => facts.Slice.In(new Period(facts.Week.End.AddDays(1), null)).Count(Measure.Incidents);

    private static Takeaway NotCovered(WeekFacts facts, FigureRegister figures) => new(
        Prose.Words("No data for the week"), Prose.Of($"; the data begin on {facts.FirstDay!.Value}, after it."));

    private static Takeaway OnlyLater(WeekFacts facts, FigureRegister figures) => new(
        Prose.Of($"{Phrase.Count(figures.Count("later.incidents", facts.Later.Incidents, Later(facts)), "incident")} recorded after it"), Prose.Words("; of the week itself nothing is known, which is no report of calm."));

    private static Takeaway? Latest(WeekFacts facts, FigureRegister figures)
    {
        var at = facts.Total.Tallies.Length - 1;
        while (at >= 0 && facts.Total.Tallies[at].Incidents == 0) at--;
        var weeks = facts.Total.CountDrawn(figures);
        if (at < 0) return new Takeaway(Prose.Of($"None in the last {weeks} weeks"), Prose.Words(" either: the ledger holds nothing of this place in that time."));
        var week = facts.Total.Steps[at];
        var sum = figures.Count("trend.incidents.total", facts.Total.Incidents, facts.Total.All.Count(Measure.Incidents));
        return new Takeaway(Prose.Of($"The latest week with an incident is {week}"),
            Prose.Of($" ({week.Days}), with {figures.Count("trend.incidents.latest", facts.Total.Tallies[at].Incidents, facts.Total.Slices[at].Count(Measure.Incidents))}; {sum} in the last {weeks} weeks."));
    }

    private static Takeaway NothingLater(WeekFacts facts, FigureRegister figures) => facts.Later.Incidents == 0
        ? new Takeaway(Prose.Of($"{figures.Count("later.incidents", 0, Later(facts))} incidents are recorded after it"), Prose.Words(", so the week may not have been entered yet: this is not a report of calm."))
        : new Takeaway(Prose.Of($"{Phrase.Count(figures.Count("later.incidents", facts.Later.Incidents, Later(facts)), "incident")} recorded after it"), Prose.Words(", so later weeks have been entered and this one has nothing."));
}
