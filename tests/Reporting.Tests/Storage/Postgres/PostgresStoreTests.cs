using Reporting.Storage;
using Reporting.Storage.Postgres;

namespace Reporting.Tests.Storage.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresStoreTests(PostgresRun run)
{
    [Fact]
    public async Task Read_WhatWasWritten_GivesItBackAfterReopening()
    {
        var database = await run.NewDatabase();
        await using (var store = await Open(database)) await store.Write("grain", "name", new byte[] { 1, 2, 3 }, 0);

        await using var again = await Open(database);

        var row = await again.Read("grain", "name");
        Assert.Equal(1, row!.Version);
        Assert.Equal([1, 2, 3], row.Body);
    }

    [Fact]
    public async Task Read_Nothing_IsNull()
    {
        await using var store = await Open(await run.NewDatabase());

        Assert.Null(await store.Read("grain", "name"));
    }

    [Fact]
    public async Task Write_Again_RaisesTheVersion()
    {
        await using var store = await Open(await run.NewDatabase());
        await store.Write("grain", "name", new byte[] { 1 }, 0);

        Assert.Equal(2, await store.Write("grain", "name", new byte[] { 2 }, 1));
        Assert.Equal([2], (await store.Read("grain", "name"))!.Body);
    }

    [Fact]
    public async Task Write_OfAnOldVersion_ChangesNothing()
    {
        await using var store = await Open(await run.NewDatabase());
        await store.Write("grain", "name", new byte[] { 1 }, 0);
        await store.Write("grain", "name", new byte[] { 2 }, 1);

        Assert.Null(await store.Write("grain", "name", new byte[] { 3 }, 1));
        Assert.Equal([2], (await store.Read("grain", "name"))!.Body);
    }

    [Fact]
    public async Task Write_Cleared_IsGone()
    {
        await using var store = await Open(await run.NewDatabase());
        await store.Write("grain", "name", new byte[] { 1 }, 0);

        Assert.Equal(0, await store.Write("grain", "name", null, 1));
        Assert.Null(await store.Read("grain", "name"));
    }

    [Fact]
    public async Task Write_ClearedOfAnOldVersion_StaysThere()
    {
        await using var store = await Open(await run.NewDatabase());
        await store.Write("grain", "name", new byte[] { 1 }, 0);
        await store.Write("grain", "name", new byte[] { 2 }, 1);

        Assert.Null(await store.Write("grain", "name", null, 1));
        Assert.NotNull(await store.Read("grain", "name"));
    }

    [Fact]
    public async Task Write_FirstByTwoStores_OneWinsEachTime()
    {
        var database = await run.NewDatabase();
        await using var one = await Open(database);
        await using var other = await Open(database);

        var both = await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
            Task.WhenAll(one.Write("grain", $"name {i}", new byte[] { 1 }, 0), other.Write("grain", $"name {i}", new byte[] { 2 }, 0))));

        Assert.All(both, versions => Assert.Single(versions, version => version == 1));
        Assert.All(both, versions => Assert.Single(versions, version => version is null));
    }

    [Fact]
    public async Task Write_TheSameRowByTwoStores_EveryVersionIsWrittenOnce()
    {
        var database = await run.NewDatabase();
        await using var one = await Open(database);
        await using var other = await Open(database);
        await one.Write("grain", "name", new byte[] { 0 }, 0);

        for (var version = 1; version <= 100; version++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => (i % 2 == 0 ? one : other).Write("grain", "name", new[] { (byte)i }, version)));

            Assert.Single(results, result => result == version + 1);
        }
    }

    [Fact]
    public async Task Write_ManyRowsInBothOrdersByTwoStores_NoneFails()
    {
        var database = await run.NewDatabase();
        await using var one = await Open(database);
        await using var other = await Open(database);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => one.Write($"grain {i}", "name", new byte[] { 0 }, 0)));

        for (var round = 1; round <= 10; round++)
        {
            var version = round;
            var forth = Enumerable.Range(0, 200).Select(i => one.Write($"grain {i}", "name", new byte[] { 1 }, version)).ToList();
            var back = Enumerable.Range(0, 200).Reverse().Select(i => other.Write($"grain {i}", "name", new byte[] { 2 }, version)).ToList();

            Assert.Equal(200, (await Task.WhenAll([.. forth, .. back])).Count(result => result == version + 1));
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0, 2, null)]
    [InlineData(1, 1, 2)]
    [InlineData(1, 2, null)]
    [InlineData(2, 1, null)]
    public async Task Write_Guarded_OnlyWhileTheGuardStands(int expected, long guard, int? version)
    {
        await using var store = await Open(await run.NewDatabase());
        await store.Write("grain", "guard", new byte[] { 1 }, 0);
        if (expected > 0) await store.Write("grain", "name", new byte[] { 1 }, 0);

        Assert.Equal(version, await store.Write("grain", "name", new byte[] { 2 }, expected, new WriteGuard("guard", guard)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Write_ClearedGuarded_OnlyWhileTheGuardStands(long guard, bool isCleared)
    {
        await using var store = await Open(await run.NewDatabase());
        await store.Write("grain", "guard", new byte[] { 1 }, 0);
        await store.Write("grain", "name", new byte[] { 1 }, 0);

        await store.Write("grain", "name", null, 1, new WriteGuard("guard", guard));

        Assert.Equal(isCleared, await store.Read("grain", "name") is null);
    }

    [Fact]
    public async Task Write_GuardedWhileAnotherClearsTheGuardAndLooks_OneOfThemSeesTheOther()
    {
        var database = await run.NewDatabase();
        await using var one = await Open(database);
        await using var other = await Open(database);
        for (var i = 0; i < 100; i++)
        {
            var grain = $"grain {i}";
            await one.Write(grain, "guard", new byte[] { 1 }, 0);

            var guarded = one.Write(grain, "name", new byte[] { 1 }, 0, new WriteGuard("guard", 1));
            await other.Write(grain, "guard", null, 1);
            var seen = await other.Read(grain, "name");

            // Had the write come later than the clearing, it would have found no guard.
            Assert.Equal(await guarded == 1, seen is not null);
        }
    }

    [Fact]
    public async Task Write_OneThatTheServerRefuses_FailsAlone()
    {
        await using var store = await Open(await run.NewDatabase());

        // PostgreSQL takes no character 0.
        var writes = Enumerable.Range(0, 50).Select(i => store.Write("grain", i == 7 ? "bad\0" : $"name {i}", new byte[] { 1 }, 0)).ToList();

        await Assert.ThrowsAsync<Errors.StoreUnusableException>(() => writes[7]);
        writes.RemoveAt(7);
        Assert.All(await Task.WhenAll(writes), version => Assert.Equal(1, version));
    }

    [Fact]
    public async Task Write_LargeBody_IsNotCompressedAgain()
    {
        var database = await run.NewDatabase();
        await using var store = await Open(database);

        await store.Write("grain", "name", new byte[100_000], 0);

        Assert.Equal(100_000, await PostgresRun.Ask<int>(database, "SELECT pg_column_size(body) FROM reporting.kept"));
    }

    [Fact]
    public async Task Look_AtSeveral_SeesThemByTheirPlaces()
    {
        await using var store = await Open(await run.NewDatabase());
        await store.Write("grain", "b", new byte[] { 2, 2 }, 0);
        await store.Write("grain", "a", new byte[] { 1 }, 0);
        await store.Write("another", "c", new byte[] { 3 }, 0);

        Assert.Equal(["0:0202", "1:01", "2:", "3:0202"], await store.Look("grain", ["b", "a", "c", "b"], (which, bytes) => $"{which}:{Convert.ToHexString(bytes)}"));
    }

    private static Task<PostgresStore> Open(string database) => PostgresStore.Open(database, TimeProvider.System, CancellationToken.None);
}
