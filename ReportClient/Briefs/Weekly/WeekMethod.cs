using Reporting.Briefs.Sections;

namespace Reporting.Briefs.Weekly;

/// <summary>What the notes of a weekly brief say of weeks and comparisons.</summary>
internal static class WeekMethod
{
    private const string Groups =
        "An incident in which two groups took part counts once for each group and once for its place, so groups do not add up to the place.";

    private const string Comparisons =
        "The means are those of the four and the fifty-two weeks before; the year to date ends with the week. A rise or fall is sharp beyond a quarter, and within "
        + "a tenth there is little change; where the numbers are low, no percentage is given. Nothing is held against days before the data begin, nor against a figure that is not reported.";

    public static MethodWords Of(WeekFacts facts) => new(new Fact("Week", Week(facts)), Groups, Prose.Of($"{Prose.Words(Comparisons)}{KeyFigureSection.LeftOut(facts)}"));

    private static Prose Week(WeekFacts facts) => Prose.Of(
        $"{facts.Week} runs from {facts.Week.Start} to {facts.Week.End}, both included; weeks begin on {Prose.Words(facts.Week.FirstDay.ToString())}. Publishers differ in this, so weekly numbers of others may not match.");
}
