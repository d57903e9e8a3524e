using Reporting.Casualties;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>The numbers of the week, each against the week before and the mean of the four before.</summary>
internal static class KeyFigureSection
{
    private static readonly (string Label, Harm Harm, Side Side)[] Shown =
    [
        ("Killed", Harm.Killed, Side.Total),
        ("Civilians killed", Harm.Killed, Side.Civilians),
        ("Security forces killed", Harm.Killed, Side.SecurityForces),
        ("Militants killed", Harm.Killed, Side.Militants),
        ("Wounded", Harm.Wounded, Side.Total),
    ];

    public static Section Compose(WeekFacts facts, FigureRegister figures)
    {
        // Of a week without incidents the first row says all there is to say.
        var casualties = Shown.Take(facts.IsEmpty ? 2 : Shown.Length).Select(one => Casualties(one.Label, one.Harm, one.Side, facts, figures));
        return new Section("key", "Key figures", [new KeyFigures([Incidents(facts, figures), .. casualties])]);
    }

    /// <summary>The middle of a figure's id: <c>killed</c>, <c>civilians.killed</c>.</summary>
    public static string Id(Harm harm, Side side) => side == Side.Total ? harm.Code() : $"{side.Code()}.{harm.Code()}";

    private static KeyFigure Incidents(WeekFacts facts, FigureRegister figures)
    {
        var (weekBefore, ofMean) = (facts.Total.OfWeekBefore(Measure.Incidents), facts.Total.OfMean(Measure.Incidents));
        var (now, before, mean) = (facts.Now.Incidents, facts.Total.WeekBefore.Incidents, facts.Total.MeanIncidents);
        return new KeyFigure
        {
            Label = "Incidents",
            Value = facts.IsCovered ? figures.Count("key.incidents.week", now, facts.IncidentsOrigin) : figures.AsGiven("key.incidents.week", null, FigureRegister.NoData, facts.IncidentsOrigin),
            Range = Prose.Empty,
            Unquantified = Prose.Empty,
            Reported = facts.IsEmpty ? Prose.Empty : Prose.Of($"{figures.Count("key.incidents.fatal", facts.Now.FatalIncidents, facts.Slice.Count(Measure.FatalIncidents))} with at least one death reported"),
            Comparisons =
            [
                new Fact("Week before", facts.Total.CoversWeekBefore
                    ? Prose.Of($"{figures.Count("key.incidents.weekBefore", before, weekBefore)} ({figures.Change("key.incidents.changeOnWeekBefore", now - before, new Difference(facts.IncidentsOrigin, weekBefore))})")
                    : figures.AsGiven("key.incidents.weekBefore", null, FigureRegister.NoData, weekBefore)),
                new Fact("Four-week mean", mean is { } known
                    ? Prose.Of($"{figures.Mean("key.incidents.mean4", mean, ofMean)} ({figures.ChangeOnMean("key.incidents.differenceToMean4", now, known, new Difference(facts.IncidentsOrigin, ofMean))})")
                    : figures.Mean("key.incidents.mean4", null, ofMean)),
            ],
        };
    }

    private static KeyFigure Casualties(string label, Harm harm, Side side, WeekFacts facts, FigureRegister figures)
    {
        var id = $"key.{Id(harm, side)}";
        var tally = facts.Now.Of(harm, side);
        var origin = facts.Total.Of(harm, side);
        return new KeyFigure
        {
            Label = label,
            Value = facts.IsEmpty ? figures.AsGiven(id + ".best", null, facts.IsCovered ? "no incident" : FigureRegister.NoData, origin(FigurePart.Best)) : Phrase.Best(figures, id + ".best", tally, origin(FigurePart.Best)),
            Range = Phrase.Range(figures, id, tally, origin),
            Reported = facts.IsEmpty ? Prose.Empty : Phrase.ReportedIn(figures, id, tally, figures.Count("key.incidents.week", facts.Now.Incidents, facts.IncidentsOrigin), origin),
            Unquantified = tally.UnquantifiedIn == 0 || tally.Best is null ? Prose.Empty : Phrase.Unquantified(figures, id, tally, origin),
            Comparisons = [new Fact("Week before", WeekBefore(id, harm, side, facts, figures)), new Fact("Four-week mean", Mean(id, harm, side, facts, figures))],
        };
    }

    private static Prose WeekBefore(string id, Harm harm, Side side, WeekFacts facts, FigureRegister figures)
    {
        var before = facts.Total.WeekBefore;
        var origin = facts.Total.OfWeekBefore(Measure.Of(harm, side));
        if (!facts.Total.CoversWeekBefore) return figures.AsGiven(id + ".weekBefore", null, FigureRegister.NoData, origin);
        if (before.IsEmpty) return figures.AsGiven(id + ".weekBefore", null, "no incident", origin);
        var text = Phrase.Best(figures, id + ".weekBefore", before.Of(harm, side), origin);
        return before.Of(harm, side).Best is { } was && facts.Now.Of(harm, side).Best is { } now ? Prose.Of($"{text} ({figures.Change(id + ".changeOnWeekBefore", now - was, new Difference(facts.Total.Of(harm, side)(FigurePart.Best), origin))})") : text;
    }

    private static Prose Mean(string id, Harm harm, Side side, WeekFacts facts, FigureRegister figures)
    {
        var origin = facts.Total.OfMean(Measure.Of(harm, side));
        if (facts.Total.CoversFourBefore && facts.Total.FourBefore.All(tally => tally.IsEmpty)) return figures.AsGiven(id + ".mean4", null, "no incident", origin);
        if (facts.Total.Mean(harm, side) is not { } mean) return figures.AsGiven(id + ".mean4", null, "not known", origin);
        var text = figures.Mean(id + ".mean4", mean, origin);
        return facts.Now.Of(harm, side).Best is { } now ? Prose.Of($"{text} ({figures.ChangeOnMean(id + ".differenceToMean4", now, mean, new Difference(facts.Total.Of(harm, side)(FigurePart.Best), origin))})") : text;
    }
}
