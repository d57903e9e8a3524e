using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization;
using Reporting.Audit;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>A store that was closed and is opened again starts by the outlines of its shards; every answer is as if it had never been closed.</summary>
public sealed class OutlineTests : IDisposable
{
    private const int Shards = 16;
    private const byte SealedPage = 10;
    private const string FirstPage = "page-000000000001";
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Question_AfterARestart_UnpacksNoPageOfBefore_AndAWriteUnpacksAll()
    {
        var incidents = OfOneShard(2_400);
        await Filled(incidents);
        MakeUnreadable(FirstPage);

        await using var store = await Store.Open(_folder);
        var shard = store.Grains.GetGrain<ILedgerGrain>(0);

        Assert.Equal(2_400, await Counted(store));
        Assert.Equal(2_400, (await shard.Status()).Incidents);
        Assert.Contains(await shard.Names(), met => met.Name.Name == "Argo");
        Assert.Equal(FirstPage, (await Assert.ThrowsAsync<LedgerDamagedException>(() => shard.Record(new RecordBatch([incidents[0] with { Revision = 5 }], "test")))).Part);
        Assert.Equal(FirstPage, (await Assert.ThrowsAsync<LedgerDamagedException>(() => shard.Status())).Part);
    }

    [Fact]
    public async Task Question_OfAStoreWithADamagedPage_IsNotAnswered()
    {
        await Filled(OfOneShard(2_400));
        StoredBytesOf.Flip(_folder, FirstPage);

        await using var store = await Store.Open(_folder);

        Assert.Equal(FirstPage, (await Assert.ThrowsAsync<LedgerDamagedException>(() => Counted(store))).Part);
    }

    [Theory]
    [InlineData("DELETE FROM kept WHERE name = 'outline'")]
    [InlineData("UPDATE kept SET body = substr(body, 1, 30) WHERE name = 'outline'")]
    [InlineData("UPDATE kept SET body = zeroblob(100) WHERE name = 'outline'")]
    public async Task Start_WithoutAnOutlineThatCanBeRead_ReadsEveryPage(string change)
    {
        await Filled(OfOneShard(2_400));
        Change(change);
        await using (var store = await Store.Open(_folder)) Assert.Equal(2_400, await Counted(store));
        Change(change);
        MakeUnreadable(FirstPage);

        await using var damaged = await Store.Open(_folder);

        Assert.Equal(FirstPage, (await Assert.ThrowsAsync<LedgerDamagedException>(() => damaged.Grains.GetGrain<ILedgerGrain>(0).Status())).Part);
    }

    [Fact]
    public async Task Start_WhenThePageThatTheOutlineEndsWithIsGone_IsDamage()
    {
        await Filled(OfOneShard(2_400));
        Change("DELETE FROM kept WHERE name = 'page-000000001201'");

        await using var store = await Store.Open(_folder);

        Assert.Contains("entries up to 2400 were there", (await Assert.ThrowsAsync<LedgerDamagedException>(() => store.Grains.GetGrain<ILedgerGrain>(0).Status())).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Everything_AfterRestarts_IsAsTheLedgerSays(bool crash)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var incidents = OfOneShard(2_600);
        var standing = new PlainLedger();
        await Filled(incidents[..2_400], clock);
        standing.Record(incidents[..2_400]);
        var thenStanding = standing.Incidents.Count();
        clock.Advance(TimeSpan.FromDays(1));

        // After the outline: open pages that are sealed, revisions, withdrawals, one of them recorded again.
        var store = await Store.Open(_folder, clock);
        var then = (await store.Data.AsOf()).Position;
        foreach (var together in incidents[2_400..].Chunk(50)) await Record(together);
        for (var i = 0; i < 1_000; i += 125) await Record([.. incidents[i..(i + 125)].Select(incident => incident with { Revision = 1, Start = incident.Start.AddDays(-100), End = incident.Start.AddDays(-100) })]);
        foreach (var incident in incidents[1_000..1_010])
        {
            await store.Retract(incident.Id);
            standing.Retract(incident.Id);
        }
        await Record([incidents[1_000] with { Revision = 7 }]);
        if (crash) await store.Crash();
        else await store.DisposeAsync();

        store = await Store.Open(_folder, clock);
        try
        {
            Assert.Equal(standing.Incidents.Count(), await Counted(store));
            Assert.Equal(thenStanding, (await store.Data.Ask(new TallyQuery { AsOf = then })).Sum(row => row.Tally.Incidents));
            Assert.Equal(standing.Incidents.Min(incident => incident.Start), await store.Grains.GetGrain<ILedgerGrain>(0).FirstDay(null));
            Assert.Equal(incidents.Min(incident => incident.Start), await store.Grains.GetGrain<ILedgerGrain>(0).FirstDay(then.Sequences[0]));
            Assert.Empty((await new Auditor(store.Grains, store.Data).Run(CancellationToken.None)).Mismatches);
            Assert.Equal([EntryKind.Recorded, EntryKind.Revised], await History(incidents[0].Id));
            Assert.Equal([EntryKind.Recorded, EntryKind.Retracted, EntryKind.Revised], await History(incidents[1_000].Id));
            Assert.Equal([EntryKind.Recorded, EntryKind.Retracted], await History(incidents[1_001].Id));
            Assert.Empty(await History(IncidentId.Parse("test:never")));
            Assert.Equal([RecordOutcome.Unchanged, RecordOutcome.Stale, RecordOutcome.StaysWithdrawn, RecordOutcome.Recorded],
                await store.Record(incidents[2_000], incidents[1_000] with { Revision = 6 }, incidents[1_002], OfOneShard(2_601)[^1]));
        }
        finally
        {
            await store.DisposeAsync();
        }

        async Task Record(IReadOnlyList<Incident> together)
        {
            await store.Record(together);
            standing.Record(together);
        }

        async Task<IEnumerable<EntryKind>> History(IncidentId id) =>
            (await store.Grains.GetGrain<ILedgerGrain>(LedgerShards.Owner(id, Shards)).History(id)).Select(entry => entry.Kind);
    }

    // Two sealed pages, and an outline of them.
    private async Task Filled(Incident[] incidents, TimeProvider? clock = null)
    {
        await using var store = await Store.Open(_folder, clock);
        foreach (var batch in incidents.Chunk(1_200)) await store.Record(batch);
        Assert.Equal(incidents.Length, await Counted(store));
    }

    private static async Task<long> Counted(Store store) => (await store.Data.Ask(new TallyQuery())).Sum(row => row.Tally.Incidents);

    private static Incident[] OfOneShard(int count) =>
    [
        .. Enumerable.Range(0, int.MaxValue).Select(i => IncidentId.Parse($"test:{i}")).Where(id => LedgerShards.Owner(id, Shards) == 0).Take(count)
            .Select((id, i) => Some.Incident() with { Id = id, Start = Some.Day("2012-01-01").AddDays(i % 300), End = Some.Day("2012-01-01").AddDays(i % 300) }),
    ];

    // A page whose checksum is right, and which says nothing.
    private void MakeUnreadable(string name)
    {
        var serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();
        var body = serializer.SerializeToArray(new StoredBytes { Bytes = Envelope.Seal(SealedPage, new byte[64]) });
        Change($"UPDATE kept SET body = X'{Convert.ToHexString(body)}' WHERE name = '{name}'");
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "reporting.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
