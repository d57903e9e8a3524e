using Npgsql;
using Reporting.Storage.Postgres;

namespace Reporting.Tests.Storage.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresAddressTests(PostgresRun run)
{
    [Fact]
    public async Task Open_NameOfTheStore_IsHostPortAndDatabase()
    {
        var database = await run.NewDatabase();
        await using var store = await Open(database + ";Password=secret");

        Assert.Equal($"127.0.0.1:{run.Server.Port}/{new NpgsqlConnectionStringBuilder(database).Database}", store.Name);
    }

    [Fact]
    public async Task Open_WhatIsLeftOpen_IsFilledIn()
    {
        await using var store = await Open($"Host=127.0.0.1;Port={run.Server.Port};Username={PostgresServer.User};Database={PostgresServer.User};Search Path=filled_in");
        var settings = new NpgsqlConnectionStringBuilder(store.Source.ConnectionString);

        Assert.Equal((24, 32, 30, 10, 30, "reporting"),
            (settings.MaxPoolSize, settings.MaxAutoPrepare, settings.CommandTimeout, settings.Timeout, settings.KeepAlive, settings.ApplicationName));
    }

    [Fact]
    public async Task Open_WhatIsSet_Stays()
    {
        await using var store = await Open(await run.NewDatabase() + ";Maximum Pool Size=3;Max Auto Prepare=0;Keepalive=7;Application Name=mine");
        var settings = new NpgsqlConnectionStringBuilder(store.Source.ConnectionString);

        Assert.Equal((3, 0, 0, 5, 7, "mine"),
            (settings.MaxPoolSize, settings.MaxAutoPrepare, settings.CommandTimeout, settings.Timeout, settings.KeepAlive, settings.ApplicationName));
    }

    [Fact]
    public async Task Read_ManyAtOnceByOneConnection_WaitTheirTurn()
    {
        await using var store = await Open(await run.NewDatabase() + ";Maximum Pool Size=1");
        await store.Write("grain", "name", new byte[] { 1 }, 0);

        var rows = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => store.Read("grain", "name")));

        Assert.All(rows, Assert.NotNull);
    }

    private static Task<PostgresStore> Open(string database) => PostgresStore.Open(database, TimeProvider.System, CancellationToken.None);
}
