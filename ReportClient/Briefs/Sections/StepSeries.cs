using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>One subject's tallies step by step: weeks or months.</summary>
/// <param name="Steps">The steps, the oldest first; the last is the one that a weekly brief is about.</param>
/// <param name="Tallies">One tally a step; empty where nothing is recorded.</param>
/// <param name="Slice">Which incidents are counted, whatever the day.</param>
/// <param name="DataBegin">The first day of the earliest incident in the whole store: steps before it are not steps without incidents. Null where it is empty.</param>
internal sealed record StepSeries(ImmutableArray<TimeStep> Steps, ImmutableArray<Tally> Tallies, Slice Slice, DateOnly? DataBegin)
{
    /// <summary>The weeks before the week of a brief that it is held against.</summary>
    public const int Before = 4;

    /// <summary>The series of what a question with the same steps answered.</summary>
    public static StepSeries Of(IEnumerable<TallyRow> rows, ImmutableArray<TimeStep> steps, Slice slice, DateOnly? dataBegin)
    {
        var byStart = rows.Where(row => row.Step is not null).ToDictionary(row => row.Step!.Value, row => row.Tally);
        return new StepSeries(steps, [.. steps.Select(step => byStart.GetValueOrDefault(step.Begins, Tally.Empty))], slice, dataBegin);
    }

    /// <summary>The number of steps, up to the last, that the data cover.</summary>
    public int Covered => Steps.Count(Covers);

    /// <summary>The number of steps, registered.</summary>
    public PrintedFigure CountDrawn(FigureRegister figures) => figures.Count($"trend.{Unit}s.drawn", Steps.Length, new FromCalendar(Steps.Length, $"{Unit}s drawn"));

    /// <summary>The number of steps that the data cover, registered.</summary>
    public PrintedFigure CountCovered(FigureRegister figures) => figures.Count($"trend.{Unit}s", Covered, new FromCalendar(Covered, $"{Unit}s drawn that the data cover"));

    /// <summary>Whether the data cover a step, if only in part.</summary>
    public bool Covers(TimeStep step) => !(step.End < DataBegin);

    /// <summary>What a step is called: <c>week</c>, <c>month</c>.</summary>
    public string Unit => Steps[0].Unit == Step.Month ? "month" : "week";

    /// <summary>Which incidents each step holds.</summary>
    public ImmutableArray<Slice> Slices { get; } = [.. Steps.Select(step => Slice.In(step.Days))];

    /// <summary>Which incidents all steps hold together.</summary>
    public Slice All => Slice.In(new Period(Steps[0].Start, Steps[^1].End));

    /// <summary>All steps together.</summary>
    public Tally Sum => field ??= Tally.Sum(Tallies);

    /// <summary>All incidents of all steps.</summary>
    public long Incidents => Tallies.Sum(tally => tally.Incidents);

    /// <summary>The last step.</summary>
    public Tally Now => Tallies[^1];

    /// <summary>The step before.</summary>
    public Tally StepBefore => Tallies[^2];

    /// <summary>Whether the data cover the step before, if only in part.</summary>
    public bool CoversStepBefore => Covers(Steps[^2]);

    /// <summary>Whether anything is recorded in the last step or the four before.</summary>
    public bool IsRecent => !Now.IsEmpty || Earlier(Before).Any(tally => !tally.IsEmpty);

    /// <summary>So many steps before the last.</summary>
    public IEnumerable<Tally> Earlier(int count) => Tallies.SkipLast(1).TakeLast(count);

    /// <summary>Whether the data cover so many steps before the last.</summary>
    public bool CoversEarlier(int count) => Covered > count;

    /// <summary>The mean number of incidents in so many steps before the last; null where the data begin later.</summary>
    public decimal? MeanIncidents(int count = Before) => CoversEarlier(count) ? Earlier(count).Sum(tally => tally.Incidents) / (decimal)count : null;

    /// <summary>The mean of a figure in so many steps before the last; null when a step had incidents and none of them gave a number, or when the data begin later.</summary>
    /// <remarks>A step without an incident adds nothing: nothing happened in the record. A step that does not report is not zero (I5).</remarks>
    public decimal? Mean(Harm harm, Side side, int count = Before)
    {
        if (!CoversEarlier(count)) return null;
        var sum = 0m;
        foreach (var tally in Earlier(count))
        {
            if (tally.IsEmpty) continue;
            if (tally.Of(harm, side).Best is not { } best) return null;
            sum += best;
        }
        return sum / count;
    }

    /// <summary>Where the parts of a figure of the last step come from.</summary>
    public PartOrigin Of(Harm harm, Side side = Side.Total) => Slices[^1].Parts(harm, side);

    /// <summary>Where a number of a step comes from; a step before the data begin has none.</summary>
    public FigureOrigin OfStep(int step, Measure measure) => Covers(Steps[step]) ? Slices[step].Count(measure) : Slices[step].Uncovered();

    /// <summary>Where a number of the step before comes from.</summary>
    public FigureOrigin OfStepBefore(Measure measure) => OfStep(Steps.Length - 2, measure);

    /// <summary>Where the mean of so many steps before the last comes from.</summary>
    public FigureOrigin OfMean(Measure measure, int count = Before) =>
        CoversEarlier(count) ? new Mean([.. Slices.SkipLast(1).TakeLast(count)], measure) : Slices[^(1 + count)].Uncovered();
}

/// <summary>Where a part of a figure comes from.</summary>
internal delegate FigureOrigin PartOrigin(FigurePart part);

/// <summary>Where numbers of a slice come from.</summary>
internal static class SliceOrigins
{
    /// <summary>Where the parts of a casualty figure come from.</summary>
    public static PartOrigin Parts(this Slice slice, Harm harm, Side side = Side.Total) => part => slice.Count(Measure.Of(harm, side, part));

    /// <summary>Days that the data do not cover.</summary>
    public static FromCalendar Uncovered(this Slice slice) => new(null, $"{slice.Days}, before the data begin");
}

/// <summary>A place or group with its steps.</summary>
/// <param name="Key">Its key, or the key of the rest.</param>
/// <param name="Name">The name to print.</param>
/// <param name="Series">Its steps.</param>
internal sealed record KeyedSeries(string Key, string Name, StepSeries Series)
{
    /// <summary>Whether this is what could not be told apart further.</summary>
    public bool IsRest => Key is TallyRow.NotLocated or TallyRow.NoGroup;

    /// <summary>Each key of an answer with its steps.</summary>
    public static IEnumerable<KeyedSeries> Of(IEnumerable<TallyRow> rows, Dimension by, PlaceNames names, ImmutableArray<TimeStep> steps, Slice all, DateOnly? dataBegin) => rows
        .GroupBy(row => row.Key ?? TallyRow.NotLocated, StringComparer.Ordinal)
        .Select(group => new KeyedSeries(group.Key, names.OfRow(group.Key, by == Dimension.Group), StepSeries.Of(group, steps, all.Of(by, group.Key), dataBegin)));
}
