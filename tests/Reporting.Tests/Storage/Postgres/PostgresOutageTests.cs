using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Errors;
using Reporting.Storage.Postgres;

namespace Reporting.Tests.Storage.Postgres;

/// <summary>The server goes away and comes back while a store is open.</summary>
[Collection(PostgresTests.Name)]
public sealed class PostgresOutageTests(PostgresRun run)
{
    [Fact]
    public async Task Write_AfterTheServerWasRestarted_WorksAgain()
    {
        await using var store = await Open();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => store.Write("grain", $"name {i}", new byte[] { 1 }, 0)));

        await run.Server.Restart();
        await Tried(store.Write("grain", "meanwhile", new byte[] { 1 }, 0));

        Assert.Equal(2, await store.Write("grain", "name 1", new byte[] { 2 }, 1));
    }

    [Fact]
    public async Task Read_AfterTheServerWasRestarted_GivesWhatWasAcknowledged()
    {
        await using var store = await Open();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => store.Write("grain", $"name {i}", new byte[] { 1 }, 0)));

        await run.Server.Restart();

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 50).Select(i => store.Read("grain", $"name {i}"))), Assert.NotNull);
    }

    [Fact]
    public async Task Write_WhileTheServerIsAway_FailsWithWhatCanBeSentToOtherProcesses()
    {
        await using var store = await Open();
        StoreUnusableException failure;
        await run.Server.Stop();
        try
        {
            failure = (await Tried(store.Write("grain", "name", new byte[] { 1 }, 0)))!;
            failure = (await Tried(store.Write("grain", "name", new byte[] { 1 }, 0)))!;
        }
        finally
        {
            await run.Server.Again();
        }

        Assert.Contains("the server cannot be reached", failure.Message, StringComparison.Ordinal);
        AssertSendable(failure);
    }

    [Fact]
    public async Task Read_WhileTheServerIsAway_FailsWithWhatCanBeSentToOtherProcesses()
    {
        await using var store = await Open();
        StoreUnusableException failure;
        await run.Server.Stop();
        try
        {
            failure = await Assert.ThrowsAsync<StoreUnusableException>(() => store.Read("grain", "name"));
        }
        finally
        {
            await run.Server.Again();
        }

        AssertSendable(failure);
    }

    [Fact]
    public async Task Write_ThatTheServerRefuses_FailsWithWhatCanBeSentToOtherProcesses()
    {
        await using var store = await Open();

        AssertSendable(await Assert.ThrowsAsync<StoreUnusableException>(() => store.Write("grain", "bad\0", new byte[] { 1 }, 0)));
    }

    [Fact]
    public async Task Write_ToAClosedStore_FailsWithWhatCanBeSentToOtherProcesses()
    {
        var store = await Open();
        await store.DisposeAsync();

        AssertSendable(await Assert.ThrowsAsync<StoreUnusableException>(() => store.Write("grain", "name", new byte[] { 1 }, 0)));
    }

    [Fact]
    public async Task Read_FromAClosedStore_FailsWithWhatCanBeSentToOtherProcesses()
    {
        var store = await Open();
        await store.DisposeAsync();

        AssertSendable(await Assert.ThrowsAsync<StoreUnusableException>(() => store.Read("grain", "name")));
    }

    // As it goes over the wire: with everything that it carries.
    private static void AssertSendable(StoreUnusableException failure)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        var arrived = Assert.IsType<StoreUnusableException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(failure)));

        Assert.Equal((failure.Message, failure.Advice, failure.Store), (arrived.Message, arrived.Advice, arrived.Store));
        Assert.Null(failure.InnerException);
    }

    private static async Task<StoreUnusableException?> Tried(Task<long?> write)
    {
        try
        {
            await write;
            return null;
        }
        catch (StoreUnusableException failure)
        {
            return failure;
        }
    }

    private async Task<PostgresStore> Open() => await PostgresStore.Open(await run.NewDatabase(), TimeProvider.System, CancellationToken.None);
}
