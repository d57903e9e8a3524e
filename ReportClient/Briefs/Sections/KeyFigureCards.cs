using Reporting.Casualties;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>The numbers of the days of a brief, each with what it is held against.</summary>
internal static class KeyFigureCards
{
    private static readonly (string Label, Harm Harm, Side Side)[] Shown =
    [
        ("Killed", Harm.Killed, Side.Total),
        ("Civilians killed", Harm.Killed, Side.Civilians),
        ("Security forces killed", Harm.Killed, Side.SecurityForces),
        ("Militants killed", Harm.Killed, Side.Militants),
        ("Wounded", Harm.Wounded, Side.Total),
    ];

    public static KeyFigures Compose(BriefFacts facts, IReadOnlyList<Yardstick> against, FigureRegister figures)
    {
        // Of days without incidents the first row says all there is to say.
        var casualties = Shown.Take(facts.IsEmpty ? 2 : Shown.Length).Select(one => Casualties(one.Label, one.Harm, one.Side, facts, against, figures));
        return new KeyFigures([Incidents(facts, against, figures), .. casualties]);
    }

    /// <summary>The middle of a figure's id: <c>killed</c>, <c>civilians.killed</c>.</summary>
    public static string Id(Harm harm, Side side) => side == Side.Total ? harm.Code() : $"{side.Code()}.{harm.Code()}";

    private static KeyFigure Incidents(BriefFacts facts, IReadOnlyList<Yardstick> against, FigureRegister figures) => new()
    {
        Label = "Incidents",
        Value = facts.IsCovered ? facts.Count(figures) : figures.AsGiven(facts.IncidentsId, null, FigureRegister.NoData, facts.IncidentsOrigin),
        Range = Prose.Empty,
        Unquantified = Prose.Empty,
        Reported = facts.IsEmpty ? Prose.Empty : Prose.Of($"{figures.Count("key.incidents.fatal", facts.Now.FatalIncidents, facts.Slice.Count(Measure.FatalIncidents))} with at least one death {Prose.Words(Told(facts))}"),
        Comparisons = [.. against.Select(one => new Fact(one.Label, one.Incidents(figures)))],
    };

    // "Several killed" reports a death too, and is none that is counted.
    private static string Told(BriefFacts facts) => facts.Now.Of(Harm.Killed).UnquantifiedIn > 0 ? "counted" : "reported";

    private static KeyFigure Casualties(string label, Harm harm, Side side, BriefFacts facts, IReadOnlyList<Yardstick> against, FigureRegister figures)
    {
        var id = $"key.{Id(harm, side)}";
        var tally = facts.Now.Of(harm, side);
        var origin = facts.Of(harm, side);
        return new KeyFigure
        {
            Label = label,
            Value = facts.IsEmpty ? figures.AsGiven(id + ".best", null, facts.IsCovered ? "no incident" : FigureRegister.NoData, origin(FigurePart.Best)) : Phrase.Best(figures, id + ".best", tally, origin(FigurePart.Best)),
            Range = Phrase.Range(figures, id, tally, origin),
            Reported = facts.IsEmpty ? Prose.Empty : Phrase.ReportedIn(figures, id, tally, facts.Count(figures), origin),
            Unquantified = tally.UnquantifiedIn == 0 || tally.Best is null ? Prose.Empty : Phrase.Unquantified(figures, id, tally, origin),
            Comparisons = [.. against.Select(one => new Fact(one.Label, one.Casualties(id, harm, side, figures)))],
        };
    }
}
