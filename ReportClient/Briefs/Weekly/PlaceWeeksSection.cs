using Reporting.Briefs.Sections;

namespace Reporting.Briefs.Weekly;

/// <summary>The places one level below over the weeks of the trend; none where fewer than two have an incident.</summary>
internal static class PlaceWeeksSection
{
    public static Section? Compose(WeekFacts facts, FigureRegister figures)
    {
        if (!facts.IsCovered) return null;
        var charts = PlaceSteps.Charts(facts, facts.Places, figures).ToList();
        return charts.Count == 0 ? null : new Section("place-weeks", $"{char.ToUpperInvariant(facts.Names.ManyBelow[0])}{facts.Names.ManyBelow[1..]} by week", [.. charts]);
    }
}
