using Reporting.Briefs.Sections;

namespace Reporting.Briefs.Weekly;

/// <summary>The numbers of the week, each against the week before, the means of four and of fifty-two weeks, and the year so far against the same span of the year before.</summary>
/// <remarks>What the data cover only in part, or not at all, is left out; the week before and the mean of four weeks always stand, in words where they are not known.</remarks>
internal static class KeyFigureSection
{
    public static Section Compose(WeekFacts facts, FigureRegister figures) => new("key", "Key figures", [KeyFigureCards.Compose(facts, [.. Against(facts)], figures)]);

    /// <summary>What is left out because the data begin later, in words; empty where nothing is.</summary>
    public static Prose LeftOut(WeekFacts facts)
    {
        if (facts.FirstDay is not { } first) return Prose.Empty;
        var missing = new List<string>();
        if (!facts.Year.CoversEarlier(WeekFacts.Trend)) missing.Add("the fifty-two weeks before");
        if (!facts.YearToDate.IsCovered) missing.Add("the year to date");
        if (!facts.YearBefore.IsCovered) missing.Add("the same span a year before");
        return missing.Count == 0 ? Prose.Empty : Prose.Of($" The data begin on {first}, too late for {Prose.List([.. missing.Select(Prose.Words)])}.");
    }

    private static IEnumerable<Yardstick> Against(WeekFacts facts)
    {
        yield return new DaysYardstick("Week before", "weekBefore", new OtherDays(facts.Total.Slices[^2], facts.Total.StepBefore, facts.FirstDay), new OtherDays(facts.Slice, facts.Now, facts.FirstDay));
        yield return new MeanYardstick("Four-week mean", "mean4", facts.Year, StepSeries.Before);
        if (facts.FirstDay is null) yield break;
        if (facts.Year.CoversEarlier(WeekFacts.Trend)) yield return new MeanYardstick("Fifty-two-week mean", "mean52", facts.Year, WeekFacts.Trend);
        if (facts.YearToDate.IsCovered) yield return new DaysYardstick("Year to date", "yearToDate", facts.YearToDate, null);
        if (facts.YearBefore.IsCovered) yield return new DaysYardstick("Same span a year before", "yearBefore", facts.YearBefore, facts.YearToDate);
    }
}
