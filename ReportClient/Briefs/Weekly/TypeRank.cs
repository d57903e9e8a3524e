using Reporting.Incidents;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>Where the week's most frequent incident type stands in the year: "Raid: third this month, 36th this year; in 8 of 34 provinces".</summary>
/// <param name="Type">The type.</param>
/// <param name="InWeek">Its incidents in the week.</param>
/// <param name="InYear">Its incidents from 1 January to the end of the week.</param>
/// <param name="Month">The days of the month of the week's one incident, to the end of the week; null where there are several.</param>
/// <param name="InMonth">Its incidents on those days.</param>
/// <param name="Places">In how many of the places one level below it happened this year; null where there are none below.</param>
internal sealed record TypeRank(IncidentType Type, long InWeek, long InYear, Period? Month, long InMonth, long? Places)
{
    /// <summary>The sentence; null where the data begin after the year did.</summary>
    public static Takeaway? Compose(WeekFacts facts, FigureRegister figures)
    {
        if (facts.Rank is not { } rank || !facts.YearToDate.IsCovered) return null;
        var slice = facts.Slice.Of(Dimension.Type, rank.Type.Code());
        var year = slice.In(facts.YearToDate.Slice.Period);
        var lead = rank.Month is { } month
            ? Prose.Of($"{Label(rank)}: {figures.Ordinal("rank.month", rank.InMonth, slice.In(month).Count(Measure.Incidents))} this month, {figures.Ordinal("rank.year", rank.InYear, year.Count(Measure.Incidents))} this year")
            : Prose.Of($"{Label(rank)}: {figures.Count("rank.week", rank.InWeek, slice.Count(Measure.Incidents))} in the week, {figures.Count("rank.inYear", rank.InYear, year.Count(Measure.Incidents))} this year");
        return new Takeaway(lead, Prose.Of($"{Where(rank, year, facts, figures)}."));
    }

    private static Prose Label(TypeRank rank) => Prose.Words(rank.Type.Label());

    // One place, or as many as incidents, says nothing.
    private static Prose Where(TypeRank rank, Slice year, WeekFacts facts, FigureRegister figures)
    {
        if (rank.Places is not (> 1 and var places)) return Prose.Empty;
        var count = figures.Count("rank.places", places, new PlaceCount(year, facts.Names.LevelBelow));
        var known = figures.Count("places.known", facts.Names.KnownBelow, new FromLedger(facts.Names.KnownBelow, $"{facts.Names.ManyBelow} that the ledger names"));
        return Prose.Of($"; in {count} of {known} {Prose.Words(facts.Names.ManyBelow)} since {year.Period.Since!.Value}");
    }
}
