using Reporting.Briefs.Weekly;
using Reporting.Casualties;
using Reporting.Places;

namespace Reporting.Tests.Briefs;

/// <summary>A week of thousands of incidents costs a brief little more than a week of few: what it says is in the tallies.</summary>
public sealed class LargeWeekTests
{
    private const int MostBytesAnIncident = 300;

    [Fact]
    public async Task Compose_OfManyIncidentsOnWhichNobodyDiffers_AllocatesLittleForEach()
    {
        var (few, many) = (await Facts(500), await Facts(4_500));
        // Whatever is made once in a process.
        WeeklyBriefBuilder.Compose(few);

        Assert.InRange((Allocated(many) - Allocated(few)) / 4_000, 0, MostBytesAnIncident);
    }

    private static long Allocated(WeekFacts facts)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        WeeklyBriefBuilder.Compose(facts);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static async Task<WeekFacts> Facts(int incidents)
    {
        var data = new InMemoryData([.. Enumerable.Range(1, incidents).Select(i => Some.Incident(
            FormattableString.Invariant($"test:{i}"), day: FormattableString.Invariant($"2012-06-0{1 + i % 3}"), place: Some.Place("Afghanistan", "Badakhshan"),
            figures: [Some.Killed(Side.Total, Quantity.Exact(i % 9))]))], DateTimeOffset.UnixEpoch);
        return await new WeeklyBriefBuilder(data).Gather(new WeeklyBriefRequest { Week = TrialBriefs.Week("2012-W22"), Place = PlaceKey.FromNames("Afghanistan") });
    }
}
