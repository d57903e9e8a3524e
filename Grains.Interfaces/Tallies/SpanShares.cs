namespace Reporting.Tallies;

/// <summary>Shares one incident's tally out over the days of its span, so that the shares add up to it exactly.</summary>
/// <remarks>
/// By largest remainder: every day gets the whole part of its even share, and what is left over goes one by one to the first days, whose
/// remainders are as large as all others. The incident and in how many incidents something was reported count on the first day only; on the
/// other days a share is a part of a figure reported elsewhere (<see cref="FigureTally.Parts"/>), so that a share of 0 is not "not reported".
/// </remarks>
internal static class SpanShares
{
    /// <summary>One share a day, the first day first.</summary>
    public static IEnumerable<Tally> Of(Tally tally, int days)
    {
        for (var day = 0; day < days; day++) yield return Share(tally, day, days);
    }

    private static Tally Share(Tally tally, int day, int days)
    {
        var first = day == 0;
        return new Tally(
            first ? tally.Incidents : 0,
            first ? tally.FatalIncidents : 0,
            [.. tally.Figures.Select(row => row with { Figure = Share(row.Figure, day, days) }).Where(row => !row.Figure.IsEmpty)],
            [.. tally.Seizures.Select(row => row with { Figure = Share(row.Figure, day, days), MentionedIn = first ? row.MentionedIn : 0 })
                .Where(row => !row.Figure.IsEmpty || row.MentionedIn != 0)]);
    }

    private static FigureTally Share(FigureTally figure, int day, int days)
    {
        var (low, best, high) = (Share(figure.LowSum, day, days), Share(figure.BestSum, day, days), Share(figure.HighSum, day, days));
        return day == 0
            ? figure with { LowSum = low, BestSum = best, HighSum = high }
            : new FigureTally(low, best, high, figure.LowIn, 0, figure.HighIn, 0, figure.ReportedIn);
    }

    private static long Share(long sum, int day, int days) => sum / days + (day < sum % days ? 1 : 0);
}
