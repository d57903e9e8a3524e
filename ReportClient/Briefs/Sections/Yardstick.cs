using Reporting.Casualties;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>What the figures of a brief are held against: other days, or a mean.</summary>
/// <param name="Label">What is printed before it: <c>Week before</c>.</param>
/// <param name="Id">The last part of the ids of its figures: <c>weekBefore</c>.</param>
internal abstract record Yardstick(string Label, string Id)
{
    /// <summary>The number of incidents, and how far the days of the brief are from it.</summary>
    public abstract Prose Incidents(FigureRegister figures);

    /// <summary>A casualty figure, and how far the days of the brief are from it where both are known.</summary>
    public abstract Prose Casualties(string id, Harm harm, Side side, FigureRegister figures);

    /// <summary>The id of the difference: <c>key.killed.changeOnWeekBefore</c>.</summary>
    private protected string Difference(string id, string words) => $"{id}.{words}{char.ToUpperInvariant(Id[0])}{Id[1..]}";

    private protected const string IncidentsId = "key.incidents";
    private protected const string NoIncident = "no incident";
    private protected const string NotKnown = "not known";
}

/// <summary>Other days.</summary>
/// <param name="Label">What is printed before it.</param>
/// <param name="Id">The last part of the ids of its figures.</param>
/// <param name="Days">The days.</param>
/// <param name="Held">What is held against them; null where they only stand beside the figure.</param>
internal sealed record DaysYardstick(string Label, string Id, OtherDays Days, OtherDays? Held) : Yardstick(Label, Id)
{
    public override Prose Incidents(FigureRegister figures)
    {
        var origin = Days.Count(Measure.Incidents);
        if (!Days.IsCovered) return figures.AsGiven($"{IncidentsId}.{Id}", null, Days.Unknown, origin);
        var was = Days.Tally.Incidents;
        return With(figures.Count($"{IncidentsId}.{Id}", was, origin), IncidentsId, was, Held?.Tally.Incidents, Measure.Incidents, figures);
    }

    public override Prose Casualties(string id, Harm harm, Side side, FigureRegister figures)
    {
        var measure = Measure.Of(harm, side);
        var origin = Days.Count(measure);
        if (!Days.IsCovered) return figures.AsGiven($"{id}.{Id}", null, Days.Unknown, origin);
        if (Days.Tally.IsEmpty) return figures.AsGiven($"{id}.{Id}", null, NoIncident, origin);
        var was = Days.Tally.Of(harm, side);
        return With(Phrase.Best(figures, $"{id}.{Id}", was, origin), id, was.Best, Held?.Tally.Of(harm, side).Best, measure, figures);
    }

    private Prose With(PrintedFigure figure, string id, long? was, long? now, Measure measure, FigureRegister figures) => was is { } other && now is { } own
        ? Prose.Of($"{figure} ({figures.Change(Difference(id, "changeOn"), own - other, new Difference(Held!.Count(measure), Days.Count(measure)))})")
        : figure;
}

/// <summary>The mean of the weeks before.</summary>
/// <param name="Label">What is printed before it.</param>
/// <param name="Id">The last part of the ids of its figures.</param>
/// <param name="Series">The weeks; the last is the one that is held against the mean.</param>
/// <param name="Weeks">How many before it.</param>
internal sealed record MeanYardstick(string Label, string Id, StepSeries Series, int Weeks) : Yardstick(Label, Id)
{
    public override Prose Incidents(FigureRegister figures)
    {
        var origin = Series.OfMean(Measure.Incidents, Weeks);
        return Series.MeanIncidents(Weeks) is { } mean ? With(IncidentsId, mean, Series.Now.Incidents, Measure.Incidents, origin, figures) : figures.Mean($"{IncidentsId}.{Id}", null, origin);
    }

    public override Prose Casualties(string id, Harm harm, Side side, FigureRegister figures)
    {
        var measure = Measure.Of(harm, side);
        var origin = Series.OfMean(measure, Weeks);
        if (Series.CoversEarlier(Weeks) && Series.Earlier(Weeks).All(tally => tally.IsEmpty)) return figures.AsGiven($"{id}.{Id}", null, NoIncident, origin);
        if (Series.Mean(harm, side, Weeks) is not { } mean) return figures.AsGiven($"{id}.{Id}", null, NotKnown, origin);
        return With(id, mean, Series.Now.Of(harm, side).Best, measure, origin, figures);
    }

    private Prose With(string id, decimal mean, long? now, Measure measure, FigureOrigin origin, FigureRegister figures)
    {
        var text = figures.Mean($"{id}.{Id}", mean, origin);
        return now is { } own
            ? Prose.Of($"{text} ({figures.ChangeOnMean(Difference(id, "differenceTo"), own, mean, new Difference(Series.OfStep(Series.Steps.Length - 1, measure), origin))})")
            : text;
    }
}
