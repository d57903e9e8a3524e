using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Seizures;
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
            : [Incidents, Killed, Civilians, Weapons, Places, Groups, YearSoFar];
        var items = ImmutableArray.CreateBuilder<Takeaway>();
        foreach (var rule in rules)
            if (items.Count < Most && rule(facts, figures) is { } item) items.Add(item);
        return new Section("takeaways", "In brief", [new Takeaways(items.DrainToImmutable())]);
    }

    private static Takeaway Incidents(WeekFacts facts, FigureRegister figures)
    {
        var week = figures.Count("key.incidents.week", facts.Now.Incidents, facts.IncidentsOrigin);
        if (facts.Total.MeanIncidents is not { } mean4)
            return new Takeaway(Prose.Of($"{Phrase.Count(week, "incident")} in the week"), Prose.Of($"; the data begin on {facts.FirstDay!.Value}, too late to hold it against the four weeks before."));
        var before = figures.Count("key.incidents.weekBefore", facts.Total.WeekBefore.Incidents, facts.Total.OfWeekBefore(Measure.Incidents));
        var mean = figures.Mean("key.incidents.mean4", mean4, facts.Total.OfMean(Measure.Incidents));
        var change = Change.Of(facts.Now.Incidents, mean4);
        var verdict = change.Percent is { } percent
            ? Prose.Of($"{Prose.Words(change.Words)} on that mean ({SignedPercent(facts, figures, percent)})")
            : Prose.Words(change.Words);
        var highest = facts.Now.Incidents > 5 && facts.Total.Tallies.SkipLast(1).All(tally => tally.Incidents < facts.Now.Incidents)
            ? Prose.Of($" No other week of the last {figures.Count("trend.weeks", facts.Total.Covered, facts.WeeksCovered)} had as many.")
            : Prose.Empty;
        return new Takeaway(Prose.Of($"{Phrase.Count(week, "incident")} in the week"),
            Prose.Of($", against {before} the week before and {mean} a week on average over the four weeks before: {verdict}.{highest}"));
    }

    private static PrintedFigure SignedPercent(WeekFacts facts, FigureRegister figures, decimal percent)
    {
        var whole = Math.Round(percent, MidpointRounding.AwayFromZero);
        var mean = facts.Total.OfMean(Measure.Incidents);
        return figures.AsGiven("key.incidents.changeOnMean4", (long)whole, (whole < 0 ? "−" : whole > 0 ? "+" : "±") + FigureRegister.Text((long)Math.Abs(whole)) + "%", new Share(new Difference(facts.IncidentsOrigin, mean), mean));
    }

    private static Takeaway Killed(WeekFacts facts, FigureRegister figures)
    {
        var killed = facts.Now.Of(Harm.Killed);
        var incidents = figures.Count("key.incidents.week", facts.Now.Incidents, facts.IncidentsOrigin);
        if (killed.Best is not { } best)
        {
            var words = killed.UnquantifiedIn > 0 ? Prose.Of($" Sources give only a word in {figures.Count("key.killed.unquantifiedIn", killed.UnquantifiedIn, facts.Total.Of(Harm.Killed)(FigurePart.UnquantifiedIn))} of them.") : Prose.Empty;
            return new Takeaway(Prose.Of($"No number of deaths is reported for {Phrase.Any(incidents)}"), Prose.Of($"; that is not zero.{words}"));
        }
        var sides = Casualty.Sides
            .Select(side => (Side: side, Figure: facts.Now.Of(Harm.Killed, side)))
            .Where(part => part.Figure.Best > 0)
            .Select(part => Prose.Of($"{figures.Count($"key.{KeyFigureSection.Id(Harm.Killed, part.Side)}.best", part.Figure.Best, facts.Total.Of(Harm.Killed, part.Side)(FigurePart.Best))} {Prose.Words(SideWords(part.Side, part.Figure.Best))}"))
            .ToList();
        var bySide = sides.Count == 0 ? Prose.Empty : Prose.Of($": {Prose.List(sides)}");
        return new Takeaway(Prose.Of($"{figures.Count("key.killed.best", best, facts.Total.Of(Harm.Killed)(FigurePart.Best))} killed"),
            Prose.Of($"{bySide}; {Phrase.Reported(figures, "key.killed", killed, incidents, facts.Total.Of(Harm.Killed))}."));
    }

    private static string SideWords(Side side, long? count) => side switch
    {
        Side.Militants => count == 1 ? "militant" : "militants",
        Side.SecurityForces => "of the security forces",
        Side.Civilians => count == 1 ? "civilian" : "civilians",
        _ => "whose side is not known",
    };

    private static Takeaway Civilians(WeekFacts facts, FigureRegister figures)
    {
        var killed = facts.Now.Of(Harm.Killed, Side.Civilians);
        var incidents = figures.Count("key.incidents.week", facts.Now.Incidents, facts.IncidentsOrigin);
        var reported = Phrase.Reported(figures, "key.civilians.killed", killed, incidents, facts.Total.Of(Harm.Killed, Side.Civilians));
        return killed.Best switch
        {
            null => new Takeaway(Prose.Words("Civilian deaths are not reported as a number"), Prose.Of($" in {Phrase.Any(incidents)}, which is not the same as none.")),
            0 => new Takeaway(Prose.Of($"{figures.Count("key.civilians.killed.best", 0, facts.Total.Of(Harm.Killed, Side.Civilians)(FigurePart.Best))} civilians killed"), Prose.Of($", {reported}{Prose.Words(killed.ReportedIn < facts.Now.Incidents ? "; the others do not say" : "")}.")),
            { } best => new Takeaway(Prose.Of($"{Phrase.Count(figures.Count("key.civilians.killed.best", best, facts.Total.Of(Harm.Killed, Side.Civilians)(FigurePart.Best)), "civilian")} killed"), Prose.Of($", {reported}.")),
        };
    }

    private static Takeaway? Weapons(WeekFacts facts, FigureRegister figures)
    {
        var seizures = facts.Now.Seizures;
        if (seizures.IsEmpty) return null;
        var origin = facts.Slice.Count(new KindCount(IncidentKind.WithSeizures));
        var found = facts.Incidents.Count(one => !one.Incident.Seizures.IsDefaultOrEmpty && origin.Contribution(one.Incident).LiesBehind);
        // Numbers of one unit can be held against each other: the largest of each unit come first, and pieces before other units.
        var numbered = seizures.Where(row => row.Figure.Best is not null)
            .GroupBy(row => row.Item.Unit, StringComparer.Ordinal)
            .SelectMany(unit => unit.OrderByDescending(row => row.Figure.Best).Select((row, rank) => (Row: row, Rank: rank)))
            .OrderBy(one => one.Rank).ThenBy(one => one.Row, ByUnit).Take(3)
            .Select(one => one.Row).Order(ByUnit)
            .Select(row => Numbered(row, facts, figures)).ToList();
        var vague = seizures.Where(row => row.Figure.Best is null).Take(3).Select(row => Prose.Name(row.Item.Item)).ToList();
        var list = numbered.Count > 0 ? Prose.Of($": {Prose.List(numbered)}") : Prose.Empty;
        var rest = vague.Count > 0 ? Prose.Of($"{Prose.Words(numbered.Count > 0 ? "; " : ": ")}{Prose.List(vague)} without a number") : Prose.Empty;
        return new Takeaway(Prose.Of($"Weapons seized or found in {Phrase.Count(figures.Count("weapons.incidents", found, origin), "incident")}"), Prose.Of($"{list}{rest}."));
    }

    private static readonly Comparer<SeizureTally> ByUnit = Comparer<SeizureTally>.Create((a, b) =>
        (a.Item.Unit != Seizure.Pieces).CompareTo(b.Item.Unit != Seizure.Pieces) is var pieces and not 0 ? pieces
        : string.CompareOrdinal(a.Item.Unit, b.Item.Unit) is var unit and not 0 ? unit
        : b.Figure.Best.GetValueOrDefault().CompareTo(a.Figure.Best.GetValueOrDefault()));

    private static Prose Numbered(SeizureTally row, WeekFacts facts, FigureRegister figures)
    {
        var quantity = figures.Cell(WeaponSection.Id(row) + ".quantity", row.Figure.Best, WeaponSection.Origin(facts, row)(FigurePart.Best));
        return row.Item.Unit == Seizure.Pieces ? Prose.Of($"{quantity} × {row.Item.Item}") : Prose.Of($"{quantity} {row.Item.Unit} {row.Item.Item}");
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
        if (facts.YearToDate.Incidents == 0 || facts.YearBefore.Incidents == 0 || facts.FirstDay > new DateOnly(facts.Week.End.Year - 1, 1, 7)) return null;
        var now = figures.Count("year.incidents.toDate", facts.YearToDate.Incidents, facts.Slice.In(WeekInquiry.YearToDate(facts.Week.End)).Count(Measure.Incidents));
        var before = figures.Count("year.incidents.before", facts.YearBefore.Incidents, facts.Slice.In(WeekInquiry.YearToDate(WeekInquiry.YearEarlier(facts.Week.End))).Count(Measure.Incidents));
        return new Takeaway(Prose.Of($"{Phrase.Count(now, "incident")} since {new DateOnly(facts.Week.End.Year, 1, 1)}"), Prose.Of($", against {before} in the same span of the year before."));
    }

    private static Takeaway NoIncident(WeekFacts facts, FigureRegister figures) => new(
        Prose.Of($"{figures.Count("key.incidents.week", 0, facts.IncidentsOrigin)} incidents are recorded for the week"),
        facts.Total.MeanIncidents is { } mean
            ? Prose.Of($", against {figures.Count("key.incidents.weekBefore", facts.Total.WeekBefore.Incidents, facts.Total.OfWeekBefore(Measure.Incidents))} the week before and {figures.Mean("key.incidents.mean4", mean, facts.Total.OfMean(Measure.Incidents))} a week on average over the four weeks before.")
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
        var weeks = figures.Count("trend.weeks.drawn", WeekFacts.Trend, WeekFacts.WeeksDrawn);
        if (at < 0) return new Takeaway(Prose.Of($"None in the last {weeks} weeks"), Prose.Words(" either: the ledger holds nothing of this place in that time."));
        var week = facts.Total.Weeks[at];
        var sum = figures.Count("trend.incidents.total", facts.Total.Tallies.Sum(tally => tally.Incidents), facts.AllWeeks.Count(Measure.Incidents));
        return new Takeaway(Prose.Of($"The latest week with an incident is {week}"),
            Prose.Of($" ({week.Period}), with {figures.Count("trend.incidents.latest", facts.Total.Tallies[at].Incidents, facts.Total.Slices[at].Count(Measure.Incidents))}; {sum} in the last {weeks} weeks."));
    }

    private static Takeaway NothingLater(WeekFacts facts, FigureRegister figures) => facts.Later.Incidents == 0
        ? new Takeaway(Prose.Of($"{figures.Count("later.incidents", 0, Later(facts))} incidents are recorded after it"), Prose.Words(", so the week may not have been entered yet: this is not a report of calm."))
        : new Takeaway(Prose.Of($"{Phrase.Count(figures.Count("later.incidents", facts.Later.Incidents, Later(facts)), "incident")} recorded after it"), Prose.Words(", so later weeks have been entered and this one has nothing."));
}
