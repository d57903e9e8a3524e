using Reporting.Casualties;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests;

public sealed class LedgerTests
{
    [Fact]
    public async Task Record_NewIncident_IsInEveryTallyThatItTouches()
    {
        await using var store = await Store.Open();

        var outcomes = await store.Record(Some.Incident(figures: [Some.Killed(Side.Militants, Quantity.Exact(8))]));

        Assert.Equal([RecordOutcome.Recorded], outcomes);
        var argo = PlaceKey.FromNames("Afghanistan", "Badakhshan", "Argo");
        foreach (var place in new[] { argo, argo.Parent, argo.Parent.Parent })
        {
            var rows = await store.Data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [place] } });
            var row = Assert.Single(rows);
            Assert.Equal(1, row.Tally.Incidents);
            Assert.Equal(8, row.Tally.Of(Harm.Killed, Side.Militants).Best);
        }
    }

    [Fact]
    public async Task Record_SameTwice_ChangesNothing()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());

        var outcomes = await store.Record(Some.Incident());

        Assert.Equal([RecordOutcome.Unchanged], outcomes);
        Assert.Equal(1, (await store.Data.AsOf()).Entries);
    }

    [Fact]
    public async Task Record_RevisionInAnotherDistrict_MovesIt()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident(groups: ["IMU"]));

        await store.Record(Some.Incident(place: Some.Place("Afghanistan", "Kunduz", "Archi"), groups: ["Taliban"]));

        Assert.Empty(await Ask(store, "afghanistan/badakhshan/argo"));
        Assert.Empty(await Ask(store, "afghanistan/badakhshan"));
        Assert.Equal(1, Assert.Single(await Ask(store, "afghanistan/kunduz/archi")).Tally.Incidents);
        Assert.Equal(1, Assert.Single(await Ask(store, "afghanistan")).Tally.Incidents);
    }

    [Fact]
    public async Task Record_AfterRestart_StillKnowsAll()
    {
        var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
        await using (var store = await Store.Open(folder))
            await store.Record(Enumerable.Range(0, 3000).Select(i => Some.Incident($"test:{i}", day: $"2012-0{1 + i % 9}-{1 + i % 28:00}")));
        await using (var store = await Store.Open(folder))
        {
            Assert.Equal(3000, Assert.Single(await Ask(store, "afghanistan")).Tally.Incidents);
            Assert.Equal([RecordOutcome.Unchanged], await store.Record(Some.Incident("test:7", day: "2012-08-08")));
            Assert.Equal(3000, (await store.Data.AsOf()).Incidents);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Retract_Recorded_TakesItOutOfEveryTally()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());
        var shards = await store.Data.Shards();
        var id = IncidentId.Parse("test:1");
        var shard = shards[LedgerShards.Owner(id, shards.Count)];

        Assert.Equal(RetractOutcome.Retracted, await shard.Retract(id, "did not happen", "test"));
        Assert.Equal(RetractOutcome.AlreadyRetracted, await shard.Retract(id, "did not happen", "test"));
        await store.Published();

        Assert.Empty(await Ask(store, "afghanistan"));
        Assert.Equal([RecordOutcome.StaysWithdrawn], await store.Record(Some.Incident()));
        Assert.Equal([EntryKind.Recorded, EntryKind.Retracted], (await shard.History(id)).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Record_IncidentThatCannotBeTrue_RecordsNothingOfItsBatch()
    {
        await using var store = await Store.Open();
        var shards = await store.Data.Shards();
        var good = Some.Incident();
        var bad = Some.Incident(day: "2012-06-03", until: "2012-06-01");

        var error = await Assert.ThrowsAsync<InvalidIncidentException>(() => shards[LedgerShards.Owner(good.Id, shards.Count)].Record(new RecordBatch([good, bad], "test")));

        Assert.Contains("it ends on 2012-06-01", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await store.Data.AsOf()).Entries);
    }

    [Fact]
    public async Task Record_GivenToAnotherShard_IsRefused()
    {
        await using var store = await Store.Open();
        var shards = await store.Data.Shards();
        var incident = Some.Incident();
        var other = (LedgerShards.Owner(incident.Id, shards.Count) + 1) % shards.Count;

        await Assert.ThrowsAsync<WrongShardException>(() => shards[other].Record(new RecordBatch([incident], "test")));
    }

    [Fact]
    public async Task Record_StaleRevisionArrivingLate_ChangesNothing()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident(type: IncidentType.Airstrike, revision: 2));

        Assert.Equal([RecordOutcome.Stale], await store.Record(Some.Incident(type: IncidentType.Raid, revision: 1)));
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(1, 3, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 2, 1)]
    public async Task Record_ThreeRevisionsInAnyOrder_TheLatestStands(params int[] order)
    {
        await using var store = await Store.Open();
        // The third says again what the first said.
        foreach (var revision in order) await store.Record(Some.Incident(type: revision == 2 ? IncidentType.Airstrike : IncidentType.Raid, revision: revision));

        Assert.Equal("raid", Assert.Single(await store.Data.Ask(new TallyQuery { By = Dimension.Type })).Key);
    }

    [Fact]
    public async Task Record_OneIncidentTwiceInABatch_StandsAsTheLast()
    {
        await using var store = await Store.Open();

        var outcomes = await store.Record(Some.Incident(type: IncidentType.Raid), Some.Incident(type: IncidentType.Airstrike));

        Assert.Equal([RecordOutcome.Recorded, RecordOutcome.Revised], outcomes);
        var row = Assert.Single(await store.Data.Ask(new TallyQuery { By = Dimension.Type }));
        Assert.Equal(("airstrike", 1L), (row.Key, row.Tally.Incidents));
    }

    [Fact]
    public async Task Find_ByPeriodAndText_GivesIncidentsWithTheirSources()
    {
        await using var store = await Store.Open();
        await store.Record(Enumerable.Range(0, 1500).Select(i => Some.Incident($"test:{i}", day: $"2012-0{1 + i % 9}-01", summary: $"Number {i} happened.")));

        var page = await store.Data.Find(new IncidentQuery { Period = new Period(Some.Day("2012-03-01"), Some.Day("2012-03-31")), Containing = "number 2 ", Limit = 3 });

        var found = Assert.Single(page.Found);
        Assert.Equal(1, page.Matched);
        Assert.Equal(("test:2", "Some Outlet"), (found.Incident.Id.ToString(), found.Incident.Sources[0].Outlet));
    }

    [Fact]
    public async Task Find_WhileTheTailIsSealed_MissesNothing()
    {
        await using var store = await Store.Open();
        var shard = (await store.Data.Shards())[0];
        var mine = Enumerable.Range(0, 100_000).Select(i => $"test:{i}").Where(id => LedgerShards.Owner(IncidentId.Parse(id), 16) == 0).Take(6000).ToList();
        var acknowledged = 0;
        var recording = Task.Run(async () =>
        {
            foreach (var chunk in mine.Chunk(97))
            {
                await shard.Record(new RecordBatch([.. chunk.Select(id => Some.Incident(id))], "test"));
                Interlocked.Add(ref acknowledged, chunk.Length);
            }
        });

        while (!recording.IsCompleted)
        {
            var before = Volatile.Read(ref acknowledged);
            var entries = await shard.Entries(0, int.MaxValue);
            Assert.True(entries.Length >= before, $"{entries.Length} of {before} entries");
            Assert.Equal(Enumerable.Range(1, entries.Length).Select(i => (long)i), entries.Select(entry => entry.Sequence));
        }
        await recording;
    }

    private static Task<IReadOnlyList<TallyRow>> Ask(Store store, string place) =>
        store.Data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [PlaceKey.TryParse(place, out var key) ? key : default] } });
}
