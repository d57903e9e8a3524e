using Reporting.Ledger;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests.Operations;

/// <summary>What a running silo measures of itself.</summary>
public sealed class MeterTests
{
    private static readonly Subject Badakhshan = Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan"));

    [Fact]
    public async Task Record_NewAndAgain_IsCountedByWhatBecameOfIt()
    {
        await using var silo = await WatchedSilo.Start();
        using var readings = silo.Readings();
        var incidents = Enumerable.Range(0, 40).Select(i => Some.Incident($"test:{i}")).ToList();

        await silo.Record(incidents);
        await silo.Record(incidents.Take(7));

        Assert.Equal((40, 7), (readings.Sum("reporting.incidents recorded"), readings.Sum("reporting.incidents unchanged")));
        Assert.Equal((40, 40, 40), (readings.Sum("reporting.ledger.appended"), readings.Sum("reporting.ledger.entries"), readings.Sum("reporting.ledger.incidents")));
    }

    [Fact]
    public async Task Lag_OnceAllIsTold_IsNothing()
    {
        await using var silo = await WatchedSilo.Start();
        using var readings = silo.Readings();

        await silo.Record(Enumerable.Range(0, 40).Select(i => Some.Incident($"test:{i}")));

        Assert.Equal((0, 0), (readings.Sum("reporting.tally.lag"), readings.Sum("reporting.tally.lag.time")));
        Assert.Equal(1, readings.Sum("reporting.tally.active province"));
    }

    [Fact]
    public async Task Apply_AChangeThatDoesNotFollow_IsAGapThatWasMissed()
    {
        await using var silo = await WatchedSilo.Start();
        await silo.Record(Enumerable.Range(0, 50).Select(i => Some.Incident($"test:{i}")));
        var tally = silo.Silo.Grains.GetTally(Badakhshan);
        await tally.Ask(new TallyQuery());
        var change = await (await new LiveData(silo.Silo.Grains).Shards())[0].Changes(ChangeQuery.Since(Badakhshan, 0));
        using var readings = silo.Readings();

        await tally.Apply(change! with { Previous = change.To + 5, To = change.To + 6 });

        Assert.Equal(1, readings.Sum("reporting.tally.gaps missed"));
    }

    [Fact]
    public async Task SnapshotAge_WhileATallyHasChangesThatNoneHolds_GrowsFromThem()
    {
        await using var silo = await WatchedSilo.Start();
        using var readings = silo.Readings();
        Assert.Equal(0, readings.Sum("reporting.tally.snapshot.age"));

        await silo.Record(Some.Incident());

        Assert.True(readings.Sum("reporting.tally.snapshot.age") > 0);
    }
}
