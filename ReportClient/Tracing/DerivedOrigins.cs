using System.Collections.Immutable;
using System.Globalization;
using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Tracing;

/// <summary>A mean over weeks or months.</summary>
/// <remarks>
/// A week without an incident adds nothing: nothing happened in the record. Where a week has incidents and none gives a number, the mean of
/// a figure is not known; where no week has an incident, there is nothing to report.
/// </remarks>
/// <param name="Weeks">The weeks, the oldest first.</param>
/// <param name="What">What is counted in each.</param>
public sealed record Mean(ImmutableArray<Slice> Weeks, Measure What) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => string.Create(CultureInfo.InvariantCulture, $"{What.Label(Weeks[0].Rule)}, mean of {Weeks.Length} {StepWord.Of(Weeks)}, {Weeks[0].LabelTo(Weeks[^1])}");

    /// <inheritdoc/>
    public override string InWords => What is IncidentCount
        ? "The sum of the weeks, divided by their number. " + What.InWords
        : "The sum of the weeks, divided by their number; a week without an incident adds nothing, and where a week has incidents and none gives a number it is not known. " + Parts[0].InWords;

    /// <inheritdoc/>
    public override ImmutableArray<FigureOrigin> Parts => [.. Weeks.Select(week => week.Count(What))];

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents)
    {
        var sum = 0m;
        var any = What is IncidentCount;
        foreach (var week in Weeks)
        {
            var tally = week.Sum(incidents);
            if (tally.IsEmpty) continue;
            any = true;
            if (What.Of(tally, incidents, week) is not { } number) return null;
            sum += number;
        }
        return any ? sum / Weeks.Length : null;
    }
}

/// <summary>One figure less another.</summary>
/// <param name="From">The figure.</param>
/// <param name="Less">What is taken away.</param>
public sealed record Difference(FigureOrigin From, FigureOrigin Less) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => $"{From.Label}, less {Less.Label}";

    /// <inheritdoc/>
    public override string InWords => "The first figure less the second.";

    /// <inheritdoc/>
    public override ImmutableArray<FigureOrigin> Parts => [From, Less];

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => From.Value(incidents) - Less.Value(incidents);
}

/// <summary>Several figures together.</summary>
/// <param name="Of">The figures.</param>
/// <param name="What">What they are together, in words.</param>
public sealed record Total(ImmutableArray<FigureOrigin> Of, string What) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => What;

    /// <inheritdoc/>
    public override string InWords => "The sum of the figures.";

    /// <inheritdoc/>
    public override ImmutableArray<FigureOrigin> Parts => Of;

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => Of.Aggregate((decimal?)0, (sum, part) => sum + part.Value(incidents));
}

/// <summary>A figure in whole per cent of another.</summary>
/// <param name="Of">The figure.</param>
/// <param name="Whole">What is a hundred per cent.</param>
public sealed record Share(FigureOrigin Of, FigureOrigin Whole) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => $"{Of.Label}, in per cent of {Whole.Label}";

    /// <inheritdoc/>
    public override string InWords => "The first figure in per cent of the second, to the nearest whole one, halves away from zero.";

    /// <inheritdoc/>
    public override ImmutableArray<FigureOrigin> Parts => [Of, Whole];

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) =>
        Of.Value(incidents) is { } part && Whole.Value(incidents) is { } whole && whole != 0 ? Math.Round(100 * part / whole, MidpointRounding.AwayFromZero) : null;
}

/// <summary>The largest of the figures of several weeks or months.</summary>
/// <param name="Weeks">The weeks.</param>
/// <param name="What">What is counted in each.</param>
public sealed record Highest(ImmutableArray<Slice> Weeks, Measure What) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => string.Create(CultureInfo.InvariantCulture, $"{What.Label(Weeks[0].Rule)}, most in one of {Weeks.Length} {StepWord.Of(Weeks)}, {Weeks[0].LabelTo(Weeks[^1])}");

    /// <inheritdoc/>
    public override string InWords => $"The largest of the {StepWord.Of(Weeks)}' figures. " + What.InWords;

    /// <inheritdoc/>
    public override ImmutableArray<FigureOrigin> Parts => [.. Weeks.Select(week => week.Count(What))];

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => Parts.Max(part => part.Value(incidents));
}

/// <summary>How many of several weeks or months have no incident, or incidents and no number of deaths.</summary>
/// <param name="Weeks">The weeks.</param>
/// <param name="Silent">Whether weeks are counted that have incidents and no number of deaths; else those without incidents.</param>
public sealed record WeekCount(ImmutableArray<Slice> Weeks, bool Silent) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => string.Create(CultureInfo.InvariantCulture, $"{StepWord.Of(Weeks)} {(Silent ? "with incidents and no number of deaths" : "without incidents")} among {Weeks.Length}, {Weeks[0].LabelTo(Weeks[^1])}");

    /// <inheritdoc/>
    public override string InWords => Silent ? $"The number of {StepWord.Of(Weeks)} with incidents of which none gives a number of deaths." : $"The number of {StepWord.Of(Weeks)} in which no incident is recorded.";

    /// <inheritdoc/>
    public override ImmutableArray<FigureOrigin> Parts => [.. Weeks.Select(week => week.Count(Silent ? Measure.Of(Harm.Killed, Side.Total) : Measure.Incidents))];

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => Weeks.Select(week => week.Sum(incidents))
        .Count(tally => Silent ? tally.Incidents > 0 && tally.Of(Harm.Killed).Best is null : tally.Incidents == 0);
}

/// <summary>What several steps are called.</summary>
internal static class StepWord
{
    private const int DaysOfAWeek = 7;

    /// <summary><c>weeks</c> or <c>months</c>.</summary>
    public static string Of(ImmutableArray<Slice> steps) => steps.Any(step => step.Period.Days > DaysOfAWeek) ? "months" : "weeks";
}
