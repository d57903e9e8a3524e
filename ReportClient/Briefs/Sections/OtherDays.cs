using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>What other days count that the days of a brief are held against.</summary>
/// <param name="Slice">Which incidents they hold.</param>
/// <param name="Tally">What they count together.</param>
/// <param name="DataBegin">The first day of the earliest incident in the whole store; null where it is empty.</param>
internal sealed record OtherDays(Slice Slice, Tally Tally, DateOnly? DataBegin)
{
    // An earliest incident some days into a span does not say that nothing was entered for its first days.
    private const int Slack = 6;

    /// <summary>Whether the data cover all of the days; days before the data begin are not days without incidents.</summary>
    public bool IsCovered => !(Slice.Period.Since!.Value.AddDays(Slack) < DataBegin);

    /// <summary>Whether the data begin after the days.</summary>
    public bool IsBeforeData => Slice.Period.Until < DataBegin;

    /// <summary>What is printed where the data do not cover the days.</summary>
    public string Unknown => IsBeforeData ? FigureRegister.NoData : "not known";

    /// <summary>Where a number comes from.</summary>
    public FigureOrigin Count(Measure measure) => IsCovered ? Slice.Count(measure) : Slice.Uncovered();
}
