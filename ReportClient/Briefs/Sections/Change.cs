namespace Reporting.Briefs.Sections;

/// <summary>How a week compares with the mean of the weeks before, or a span with an earlier one, in words.</summary>
/// <remarks>
/// The bands are those that ACLED prints: beyond 25 per cent, 10 to 25, and within 10. A low base is said in words and never as a percentage:
/// a week of at most 5 and a mean of at most 2 is "limited change", and on a mean of at most 2 more is "a rise from a low base". Spans of many weeks
/// have a base of their own: below ten incidents, one more or less would be a change of over ten per cent.
/// </remarks>
/// <param name="Words">The phrase: <c>a sharp rise</c>.</param>
/// <param name="Percent">The change in per cent of the mean; null on a low base or where the mean is zero.</param>
internal sealed record Change(string Words, decimal? Percent)
{
    private const int LowWeek = 5;
    private const int LowMean = 2;
    private const int LowSpan = 10;
    private const string Limited = "limited change, since the numbers are low";

    /// <summary>How a span compares with one before it that is as long.</summary>
    public static Change OfSpans(long now, long before)
    {
        if (now < LowSpan && before < LowSpan) return new Change(Limited, null);
        if (before == 0) return new Change("a rise from none", null);
        return before < LowSpan ? new Change("a rise from a low base", null) : InPercent((now - before) * 100m / before);
    }

    public static Change Of(long week, decimal mean)
    {
        if (week <= LowWeek && mean <= LowMean) return new Change(Limited, null);
        if (mean == 0) return new Change("a rise from none", null);
        if (mean <= LowMean) return new Change("a rise from a low base", null);
        return InPercent((week - mean) / mean * 100);
    }

    private static Change InPercent(decimal percent) => new(percent switch
    {
        > 25 => "a sharp rise",
        > 10 => "a rise",
        >= -10 => "little change",
        >= -25 => "a fall",
        _ => "a sharp fall",
    }, percent);
}
