using System.Collections.Immutable;
using Reporting.Briefs.Sections;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Profiles;

/// <summary>At most five sentences on a group by fixed rules, each with its number; a rule that has nothing to say is silent.</summary>
internal static class ProfileTakeaways
{
    private const int Most = 5;

    public static Section Compose(ProfileFacts facts, FigureRegister figures)
    {
        Func<ProfileFacts, FigureRegister, Takeaway?>[] rules = !facts.IsCovered ? [NotCovered, Ever]
            : facts.IsEmpty ? [Incidents, Ever]
            : [Incidents, DaysTakeaways.Killed, DaysTakeaways.Civilians, Places, DaysTakeaways.Deadliest, DaysTakeaways.Weapons];
        var items = ImmutableArray.CreateBuilder<Takeaway>();
        foreach (var rule in rules)
            if (items.Count < Most && rule(facts, figures) is { } item) items.Add(item);
        return new Section("takeaways", "In brief", [new Takeaways(items.DrainToImmutable())]);
    }

    private static Takeaway Incidents(ProfileFacts facts, FigureRegister figures)
    {
        var lead = Prose.Of($"{Phrase.Count(facts.Count(figures), "incident")} in the period");
        if (!facts.Own.IsCovered) return new Takeaway(lead, Prose.Of($"; the data begin on {facts.FirstDay!.Value}, within it, so it is held against no other days."));
        if (!facts.Before.IsCovered) return new Takeaway(lead, Prose.Of($"; the data begin on {facts.FirstDay!.Value}, too late to hold it against the span before."));
        var (now, before) = (facts.Now.Incidents, facts.Before.Tally.Incidents);
        var (ofNow, ofBefore) = (facts.IncidentsOrigin, facts.Before.Count(Measure.Incidents));
        var change = Change.OfSpans(now, before);
        var percent = change.Percent is { } known ? Prose.Of($" ({figures.SignedPercent("key.incidents.changeInPercent", known, ofNow, ofBefore)})") : Prose.Empty;
        return new Takeaway(lead, Prose.Of($", against {figures.Count("key.incidents.spanBefore", before, ofBefore)} in the span of the same length before: {Prose.Words(change.Words)}{percent}.{Year(facts, figures)}"));
    }

    private static Prose Year(ProfileFacts facts, FigureRegister figures) => facts.YearBefore is { IsCovered: true } year
        ? Prose.Of($" A year before there were {figures.Count("key.incidents.yearBefore", year.Tally.Incidents, year.Count(Measure.Incidents))} on the same days.")
        : Prose.Empty;

    private static Takeaway? Places(ProfileFacts facts, FigureRegister figures)
    {
        var named = facts.Places.Where(place => !place.IsRest && place.Series.Incidents > 0).ToList();
        if (named.Count == 0) return null;
        var first = figures.Count($"places.{named[0].Key}.incidents", named[0].Series.Incidents, ProfilePlaces.Origin(facts, named[0].Key));
        if (named.Count == 1) return new Takeaway(Prose.Of($"{named[0].Name} had {Phrase.Count(first, "incident")}"), Prose.Words(", the only province named."));
        var count = figures.Count("places.withIncidents", named.Count, new PlaceCount(facts.Slice, facts.Names.LevelBelow));
        var known = figures.Count("places.known", facts.Names.KnownBelow, new FromLedger(facts.Names.KnownBelow, $"{facts.Names.ManyBelow} that the ledger names"));
        var leader = named[1].Series.Incidents < named[0].Series.Incidents ? Prose.Of($"{named[0].Name} had the most, {first}") : Prose.Of($"none had more than {first}");
        return new Takeaway(Prose.Of($"It acted in {count} of {known} provinces"), Prose.Of($"; {leader}."));
    }

    private static Takeaway NotCovered(ProfileFacts facts, FigureRegister figures) => new(
        Prose.Words("No data for the period"), Prose.Of($"; the data begin on {facts.FirstDay!.Value}, after it."));

    private static Takeaway Ever(ProfileFacts facts, FigureRegister figures) => new(
        Prose.Of($"{Phrase.Count(figures.Count("ever.incidents", facts.Ever.Incidents, facts.Slice.In(Period.All).Count(Measure.Incidents)), "incident")} of it recorded on any day"),
        Prose.Words("; a period without any is no report that it was at rest."));
}
