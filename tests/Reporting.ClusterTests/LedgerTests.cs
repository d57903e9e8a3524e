using Reporting.Casualties;
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

    private static Task<IReadOnlyList<TallyRow>> Ask(Store store, string place) =>
        store.Data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [PlaceKey.TryParse(place, out var key) ? key : default] } });
}
