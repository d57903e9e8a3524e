using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>What happened, by incident type, and who was killed, by side.</summary>
/// <remarks>Where the source codes no tactic, the type of violence or the places take its place, and words say so.</remarks>
internal static class TypeSection
{
    private const int MostBars = 10;

    public static Section? Compose(BriefFacts facts, FigureRegister figures)
    {
        if (facts.IsEmpty) return null;
        return new Section("types", "What happened", facts.Now.Incidents == 0 ? [Deaths(facts, figures)] : [Incidents(facts, figures), Deaths(facts, figures)]);
    }

    private static BarChart Incidents(BriefFacts facts, FigureRegister figures)
    {
        if (facts.Types.Any(row => row.Key != IncidentType.NotCoded.Code()))
            return Draw("types", Dimension.Type, "Incidents by type", Prose.Empty, facts, figures, facts.Types.Select(row => (row.Key, TypeLabel(row.Key), row.Tally, row.Key == IncidentType.NotCoded.Code())));
        if (facts.Violence.Any(row => row.Key != ViolenceType.NotStated.Code()))
            return Draw("violence", Dimension.Violence, "Incidents by type of violence", Prose.Words("The source codes no tactic, so the type of violence is shown. "), facts, figures,
                facts.Violence.Select(row => (row.Key, ViolenceLabel(row.Key), row.Tally, row.Key == ViolenceType.NotStated.Code())));
        if (facts.ByPlace.Any(place => place.Tally.Incidents > 0))
            return Draw("places", facts.Names.Below, $"Incidents by {facts.Names.OneBelow}", Prose.Of($"The source codes no tactic, so the {Prose.Words(facts.Names.ManyBelow)} are shown. "), facts, figures,
                facts.ByPlace.Select(place => (place.Key, place.Name, place.Tally, place.IsRest)));
        return Draw("types", Dimension.Type, "Incidents by type", Prose.Words("The source codes no tactic. "), facts, figures, facts.Types.Select(row => (row.Key, TypeLabel(row.Key), row.Tally, true)));
    }

    private static BarChart Draw(string id, Dimension by, string title, Prose note, BriefFacts facts, FigureRegister figures, IEnumerable<(string Key, string Label, Tally Tally, bool IsRest)> rows)
    {
        var sorted = rows.Where(row => row.Tally.Incidents > 0).OrderBy(row => row.IsRest).ThenByDescending(row => row.Tally.Incidents).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        var shown = sorted.Count > MostBars ? sorted[..(MostBars - 1)] : sorted;
        var bars = shown.Select(row => new Bar(row.Label, figures.Count($"{id}.{row.Key}.incidents", row.Tally.Incidents, Origin(row.Key)), row.IsRest ? BarHue.Rest : BarHue.Incidents)).ToList();
        if (shown.Count < sorted.Count)
            bars.Add(new Bar("All others", figures.Count($"{id}-others.incidents", sorted.Skip(shown.Count).Sum(row => row.Tally.Incidents),
                new Total([.. sorted.Skip(shown.Count).Select(row => Origin(row.Key))], $"incidents of all others, {facts.Slice.Label}")), BarHue.Rest));
        figures.Series($"{id}.incidents", sorted.Select(row => (row.Key, (long?)row.Tally.Incidents, Origin(row.Key))));
        var all = facts.Count(figures);
        return new BarChart
        {
            Id = id + ".chart",
            Title = title,
            Finding = bars.Count > 1 && bars[1].Value.Value == bars[0].Value.Value
                ? Prose.Of($"Each at most {bars[0].Value} of {Phrase.Count(all, "incident")}.")
                : Prose.Of($"{Prose.Name(bars[0].Label)}: {bars[0].Value} of {Phrase.Count(all, "incident")}."),
            Note = Prose.Of($"{note}{Phrase.Source(facts)}"),
            Bars = [.. bars],
        };

        FigureOrigin Origin(string key) => facts.Slice.Of(by, key).Count(Measure.Incidents);
    }

    private static BarChart Deaths(BriefFacts facts, FigureRegister figures)
    {
        var bars = Casualty.Sides
            .Select(side => (Side: side, Figure: facts.Now.Of(Harm.Killed, side)))
            .Where(part => part.Side != Side.Unknown || !part.Figure.IsEmpty)
            .Select(part => new Bar(SideLabel(part.Side), Phrase.Best(figures, $"key.{KeyFigureCards.Id(Harm.Killed, part.Side)}.best", part.Figure, facts.Of(Harm.Killed, part.Side)(FigurePart.Best)), part.Side == Side.Unknown ? BarHue.Rest : BarHue.Killed))
            .ToImmutableArray();
        var total = facts.Now.Of(Harm.Killed);
        var incidents = facts.Count(figures);
        var vague = total.UnquantifiedIn > 0 ? Prose.Words(" A bar leaves out what sources give only as a word.") : Prose.Empty;
        return new BarChart
        {
            Id = "sides.chart",
            Title = "Killed by side",
            Finding = total.Best is { } best
                ? Prose.Of($"{figures.Count("key.killed.best", best, facts.Of(Harm.Killed)(FigurePart.Best))} in all, {Phrase.Reported(figures, "key.killed", total, incidents, facts.Of(Harm.Killed))}.")
                : Prose.Of($"No number of deaths is reported for {Phrase.Any(incidents)}."),
            Note = Prose.Of($"{Prose.Words(char.ToUpperInvariant(facts.RuleWord[0]) + facts.RuleWord[1..])} figures.{vague} {Phrase.Source(facts)}"),
            Bars = bars,
        };
    }

    private static string TypeLabel(string code) => IncidentTypes.TryParse(code, out var type) ? type.Label() : code;

    private static string ViolenceLabel(string code) => ViolenceTypes.TryParse(code, out var type)
        ? type switch { ViolenceType.StateBased => "State-based", ViolenceType.NonState => "Non-state", _ => "One-sided" }
        : "Not stated";

    private static string SideLabel(Side side) => side switch
    {
        Side.Militants => "Militants",
        Side.SecurityForces => "Security forces",
        Side.Civilians => "Civilians",
        _ => "Side not known",
    };
}
