using Reporting.Casualties;

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
        var (now, before, mean) = (facts.Now.Incidents, facts.Total.WeekBefore.Incidents, facts.Total.MeanIncidents);
        return new KeyFigure
        {
            Label = "Incidents",
            Value = facts.IsCovered ? figures.Count("key.incidents.week", now) : figures.AsGiven("key.incidents.week", null, FigureRegister.NoData),
            Range = Prose.Empty,
            Unquantified = Prose.Empty,
            Reported = facts.IsEmpty ? Prose.Empty : Prose.Of($"{figures.Count("key.incidents.fatal", facts.Now.FatalIncidents)} with at least one death reported"),
            Comparisons =
            [
                new Fact("Week before", facts.Total.CoversWeekBefore
                    ? Prose.Of($"{figures.Count("key.incidents.weekBefore", before)} ({figures.Change("key.incidents.changeOnWeekBefore", now - before)})")
                    : figures.AsGiven("key.incidents.weekBefore", null, FigureRegister.NoData)),
                new Fact("Four-week mean", mean is { } known
                    ? Prose.Of($"{figures.Mean("key.incidents.mean4", mean)} ({figures.ChangeOnMean("key.incidents.differenceToMean4", now, known)})")
                    : figures.Mean("key.incidents.mean4", null)),
            ],
        };
    }

    private static KeyFigure Casualties(string label, Harm harm, Side side, WeekFacts facts, FigureRegister figures)
    {
        var id = $"key.{Id(harm, side)}";
        var tally = facts.Now.Of(harm, side);
        return new KeyFigure
        {
            Label = label,
            Value = facts.IsEmpty ? figures.AsGiven(id + ".best", null, facts.IsCovered ? "no incident" : FigureRegister.NoData) : Phrase.Best(figures, id + ".best", tally),
            Range = Phrase.Range(figures, id, tally),
            Reported = facts.IsEmpty ? Prose.Empty : Phrase.ReportedIn(figures, id, tally, figures.Count("key.incidents.week", facts.Now.Incidents)),
            Unquantified = tally.UnquantifiedIn == 0 || tally.Best is null ? Prose.Empty : Phrase.Unquantified(figures, id, tally),
            Comparisons = [new Fact("Week before", WeekBefore(id, harm, side, facts, figures)), new Fact("Four-week mean", Mean(id, harm, side, facts, figures))],
        };
    }

    private static Prose WeekBefore(string id, Harm harm, Side side, WeekFacts facts, FigureRegister figures)
    {
        var before = facts.Total.WeekBefore;
        if (!facts.Total.CoversWeekBefore) return figures.AsGiven(id + ".weekBefore", null, FigureRegister.NoData);
        if (before.Incidents == 0) return figures.AsGiven(id + ".weekBefore", null, "no incident");
        var text = Phrase.Best(figures, id + ".weekBefore", before.Of(harm, side));
        return before.Of(harm, side).Best is { } was && facts.Now.Of(harm, side).Best is { } now ? Prose.Of($"{text} ({figures.Change(id + ".changeOnWeekBefore", now - was)})") : text;
    }

    private static Prose Mean(string id, Harm harm, Side side, WeekFacts facts, FigureRegister figures)
    {
        if (facts.Total.CoversFourBefore && facts.Total.FourBefore.All(tally => tally.Incidents == 0)) return figures.AsGiven(id + ".mean4", null, "no incident");
        if (facts.Total.Mean(harm, side) is not { } mean) return figures.AsGiven(id + ".mean4", null, "not known");
        var text = figures.Mean(id + ".mean4", mean);
        return facts.Now.Of(harm, side).Best is { } now ? Prose.Of($"{text} ({figures.ChangeOnMean(id + ".differenceToMean4", now, mean)})") : text;
    }
}
