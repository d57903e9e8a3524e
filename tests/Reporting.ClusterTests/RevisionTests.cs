using Microsoft.Extensions.Time.Testing;
using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>What the ledger keeps of revisions and withdrawals.</summary>
public sealed class RevisionTests
{
    private static readonly DateTimeOffset Morning = new(2012, 6, 4, 10, 0, 0, TimeSpan.Zero);
    private static readonly IncidentId Id = IncidentId.Parse("test:1");

    [Fact]
    public async Task RecordedAt_ClockSetBack_NeverGoesBackward()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var store = await Store.Open(time: clock);
        var shard = await Shard(store);
        await shard.Record(new RecordBatch([Some.Incident()], "test"));

        clock.AdjustTime(Morning.AddHours(-1));
        await shard.Record(new RecordBatch([Some.Incident(type: IncidentType.Airstrike)], "test"));
        await shard.Retract(Id, "a test", "test");

        Assert.Equal([Morning, Morning, Morning], (await shard.History(Id)).Select(entry => entry.RecordedAt));
    }

    [Fact]
    public async Task Record_WithReason_KeepsItForRecordedAndRevised()
    {
        await using var store = await Store.Open();
        var shard = await Shard(store);
        await shard.Record(new RecordBatch([Some.Incident()], "test", "import of first.csv"));
        await shard.Record(new RecordBatch([Some.Incident(type: IncidentType.Airstrike)], "test", "import of second.csv"));

        Assert.Equal(["import of first.csv", "import of second.csv"], (await shard.History(Id)).Select(entry => entry.Reason));
    }

    [Fact]
    public async Task Record_RevisionOfPlaceAndGroup_MovesItInTheTalliesOfBoth()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident(groups: ["IMU"], figures: [Some.Killed(Side.Militants, Quantity.Exact(8))]));

        await store.Record(Some.Incident(place: Some.Place("Afghanistan", "Kunduz", "Archi"), groups: ["Taliban"], figures: [Some.Killed(Side.Militants, Quantity.Exact(5))]));

        Assert.Equal((0L, null), await Killed(store, Of("Badakhshan", "Argo")));
        Assert.Equal((0L, null), await Killed(store, Of("IMU")));
        Assert.Equal((1L, 5L), await Killed(store, Of("Kunduz", "Archi")));
        Assert.Equal((1L, 5L), await Killed(store, Of("Taliban")));
    }

    [Fact]
    public async Task Record_RevisedFigure_TakesThePlaceOfTheOneBefore()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident(figures: [Some.Killed(Side.Militants, Quantity.Exact(8))]));
        await store.Record(Some.Incident(figures: [Some.Killed(Side.Militants, Quantity.Vague("several"))]));

        Assert.Equal((1L, null), await Killed(store, Of("Badakhshan", "Argo")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RetractAll_UpToARevision_KeepsItAndEarlierOnesOutAndLetsALaterOneIn(bool restart)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
        var store = await Store.Open(folder);
        await store.Record(Some.Incident(revision: 5));
        Assert.Equal([RetractOutcome.Retracted], await Retract(store, new Retraction(Id, Revision: 9)));
        if (restart)
        {
            await store.DisposeAsync();
            store = await Store.Open(folder);
        }

        Assert.Equal([RecordOutcome.Stale], await store.Record(Some.Incident(type: IncidentType.Airstrike, revision: 7)));
        Assert.Equal([RecordOutcome.StaysWithdrawn], await store.Record(Some.Incident(type: IncidentType.Airstrike, revision: 9)));
        Assert.Equal(0, (await store.Data.AsOf()).Incidents);
        Assert.Equal([RecordOutcome.Revised], await store.Record(Some.Incident(type: IncidentType.Airstrike, revision: 10)));
        Assert.Equal((1L, null), await Killed(store, Of("Badakhshan", "Argo")));
        Assert.Equal([0L, 9, 0], (await (await Shard(store)).History(Id)).Select(entry => entry.RetractedRevision));
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task RetractAll_ReachingALowerRevisionThanStands_IsStale()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident(revision: 5));

        Assert.Equal([RetractOutcome.Stale], await Retract(store, new Retraction(Id, Revision: 4)));

        Assert.Equal((1L, 1L), ((await store.Data.AsOf()).Incidents, (await store.Data.AsOf()).Entries));
    }

    [Fact]
    public async Task RetractAll_AnotherEntryStands_LeavesItAlone()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());
        await store.Record(Some.Incident(type: IncidentType.Airstrike));

        Assert.Equal([RetractOutcome.Changed], await Retract(store, new Retraction(Id, ExpectedSequence: 1)));
        Assert.Equal([RetractOutcome.Retracted], await Retract(store, new Retraction(Id, ExpectedSequence: 2)));
        // The same call again, as after a lost answer.
        Assert.Equal([RetractOutcome.AlreadyRetracted], await Retract(store, new Retraction(Id, ExpectedSequence: 2)));
    }

    [Fact]
    public async Task RetractAll_OneIncidentTwiceInABatch_IsWithdrawnOnce()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());

        Assert.Equal([RetractOutcome.Retracted, RetractOutcome.AlreadyRetracted], await Retract(store, new Retraction(Id), new Retraction(Id)));

        Assert.Equal((0L, 2L), ((await store.Data.AsOf()).Incidents, (await store.Data.AsOf()).Entries));
        Assert.Equal((0L, null), await Killed(store, Of("Badakhshan", "Argo")));
    }

    [Fact]
    public async Task RetractAll_ThousandsOfOneShard_TakesEachOutOfTheTally()
    {
        await using var store = await Store.Open();
        var mine = Enumerable.Range(0, 100_000).Select(i => $"test:{i}").Where(id => LedgerShards.Owner(IncidentId.Parse(id), 16) == 0).Take(3000).ToList();
        await store.Record(mine.Select(id => Some.Incident(id)));

        var outcomes = await (await Shard(store, mine[0])).RetractAll(new RetractBatch([.. mine.Skip(1).Select(id => new Retraction(IncidentId.Parse(id)))], "a test", "test"));
        await store.Published();

        Assert.Equal(2999, outcomes.Count(outcome => outcome == RetractOutcome.Retracted));
        Assert.Equal((1L, null), await Killed(store, Of("Badakhshan", "Argo")));
    }

    [Fact]
    public async Task PreviewRetractAll_Recorded_WritesNothing()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());

        Assert.Equal([RetractOutcome.Retracted], await (await Shard(store)).PreviewRetractAll(new RetractBatch([new Retraction(Id)], "a test", "test")));

        Assert.Equal(1, (await store.Data.AsOf()).Entries);
    }

    [Fact]
    public async Task Standing_PageByPage_GivesWhatStandsInTheScopeOnce()
    {
        await using var store = await Store.Open();
        var mine = Enumerable.Range(0, 10_000).Select(i => $"test:{i}").Where(id => LedgerShards.Owner(IncidentId.Parse(id), 16) == 0).Take(30).ToList();
        await store.Record(mine.Select((id, i) => Some.Incident(id, day: $"2012-06-{1 + i:00}")));
        await store.Record(Some.Incident(mine[3], day: "2012-06-04", type: IncidentType.Airstrike));
        await Retract(store, mine[0], new Retraction(IncidentId.Parse(mine[5])));
        var query = new StandingQuery { DataSet = "test", Countries = [PlaceKey.FromNames("Afghanistan")], Period = new Period(Some.Day("2012-06-02"), Some.Day("2012-06-20")), Limit = 4 };

        var found = new List<StandingIncident>();
        for (StandingPage? page = null; page is null || page.Next > 0;)
        {
            page = await (await Shard(store, mine[0])).Standing(query with { After = page?.Next ?? 0 });
            Assert.InRange(page.Incidents.Length, 0, 4);
            found.AddRange(page.Incidents);
        }

        Assert.Equal(mine.Skip(1).Take(19).Where(id => id != mine[5]).Order(StringComparer.Ordinal), found.Select(one => one.Id.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal((31L, 4L), found.Where(one => one.Id.ToString() == mine[3]).Select(one => (one.Sequence, one.Replaces)).Single());
        Assert.Empty((await (await Shard(store, mine[0])).Standing(query with { DataSet = "other" })).Incidents);
        Assert.Empty((await (await Shard(store, mine[0])).Standing(query with { Countries = [PlaceKey.FromNames("Pakistan")] })).Incidents);
    }

    private static Task<IReadOnlyList<RetractOutcome>> Retract(Store store, params Retraction[] items) => Retract(store, items[0].Id.ToString(), items);

    private static async Task<IReadOnlyList<RetractOutcome>> Retract(Store store, string id, params Retraction[] items)
    {
        var outcomes = await (await Shard(store, id)).RetractAll(new RetractBatch(items, "a test", "test"));
        await store.Published();
        return outcomes;
    }

    private static IncidentFilter Of(string province, string district) => new() { Places = [PlaceKey.FromNames("Afghanistan", province, district)] };

    private static IncidentFilter Of(string group) => new() { Groups = [GroupKey.FromName(group)] };

    private static async Task<(long Incidents, long? Best)> Killed(Store store, IncidentFilter filter)
    {
        var rows = await store.Data.Ask(new TallyQuery { Filter = filter });
        return rows.Count == 0 ? (0, null) : (rows[0].Tally.Incidents, rows[0].Tally.Of(Harm.Killed, Side.Militants).Best);
    }

    private static async Task<ILedgerGrain> Shard(Store store, string id = "test:1")
    {
        var shards = await store.Data.Shards();
        return shards[LedgerShards.Owner(IncidentId.Parse(id), shards.Count)];
    }
}
