using System.Text.Json;
using Microsoft.Extensions.Logging;
using Reporting.Briefs.Editions;
using Reporting.Connection;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tests.Failover;

/// <summary>A client of two silos that was told one of them.</summary>
public sealed class GatewayTests : ClientFolder
{
    [Fact]
    public async Task Open_ByOneGateway_KnowsTheOther()
    {
        await using var silos = await TwoSilos.Start();
        await using var connection = await Open(silos.Second);

        Assert.Equal([silos.Second.GatewayPort, silos.First.GatewayPort], ((ClusterConnection)connection).Gateways.Known.Select(gateway => gateway.Port));
    }

    [Fact]
    public async Task Open_ByOneGateway_SpreadsItsCallsOverBoth()
    {
        await using var silos = await TwoSilos.Start();
        await using var connection = await Open(silos.Second);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(shard => connection.Grains.GetGrain<ILedgerGrain>(shard).Status()));

        var counts = await connection.Grains.GetGrain<IManagementGrain>(0).GetRuntimeStatistics(null!);

        Assert.Equal([1, 1], counts.Select(count => count.ClientCount));
    }

    [Fact]
    public async Task Gateway_ThatWasTold_MayLeave()
    {
        await using var silos = await TwoSilos.Start();
        await using var connection = await Open(silos.Second);
        await Record(connection, 0, 50);

        await silos.Second.Stop();
        await Record(connection, 25, 100);

        Assert.Equal(100, (await connection.Data.AsOf()).Incidents);
    }

    [Fact]
    public async Task Gateway_ThatLeavesWhileItIsAsked_LosesNothing()
    {
        await using var silos = await TwoSilos.Start();
        await using var connection = await Open(silos.Second);

        var recording = Record(connection, 0, 200);
        await silos.Second.Stop();
        await recording;

        Assert.Equal(200, (await connection.Data.AsOf()).Incidents);
    }

    [Fact]
    public async Task Open_WhenOneOfTwoNamedGatewaysIsGone_TakesTheOther()
    {
        await using var silos = await TwoSilos.Start();
        await silos.Second.Stop();

        var run = await ClientRun.In(Folder, "status", "--cluster", $"127.0.0.1:{silos.Second.GatewayPort},127.0.0.1:{silos.First.GatewayPort}");

        Assert.Equal(("", 0), (run.Error, run.Code));
    }

    [Fact]
    public async Task Status_OfTwoSilos_ListsBoth()
    {
        await using var silos = await TwoSilos.Start();
        await using (var connection = await Open(silos.First)) await Record(connection, 0, 40);

        var run = await ClientRun.In(Folder, "status", "--cluster", $"127.0.0.1:{silos.First.GatewayPort}", "--output", "json");

        Assert.Equal(("", 0), (run.Error, run.Code));
        using var told = JsonDocument.Parse(run.Out);
        var (listed, shards) = (told.RootElement.GetProperty("silos").EnumerateArray().ToList(), told.RootElement.GetProperty("shards").EnumerateArray().ToList());
        Assert.Equal(new[] { $"127.0.0.1:{silos.First.SiloPort}", $"127.0.0.1:{silos.Second.SiloPort}" }.Order(), listed.Select(silo => silo.GetProperty("address").GetString()).Order());
        Assert.All(listed, silo => Assert.Equal(("active", EditionPress.Program), (silo.GetProperty("state").GetString(), silo.GetProperty("version").GetString())));
        Assert.Equal(16, shards.Count);
        Assert.All(shards, shard => Assert.Contains(shard.GetProperty("silo").GetString(), listed.Select(silo => silo.GetProperty("address").GetString())));
        Assert.Equal(40, shards.Sum(shard => shard.GetProperty("incidents").GetInt64()));
    }

    [Fact]
    public async Task Status_OfAStore_HasTheSiloInside()
    {
        await using (var store = await Store.Open(Path.Combine(Folder, "store"))) await store.Record(Some.Incident("own:1"), Some.Incident("own:2"));

        var run = await ClientRun.In(Folder, "status", "--output", "csv");

        Assert.Equal(("", 0), (run.Error, run.Code));
        Assert.Single(run.Out.Split('\n'), line => line.StartsWith("silo,", StringComparison.Ordinal) && line.Contains($",active,{EditionPress.Program},", StringComparison.Ordinal));
        Assert.Equal(16, run.Out.Split('\n').Count(line => line.StartsWith("shard,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Open_WhereNobodyIs_SaysWhichWereTried()
    {
        var run = await ClientRun.In(Folder, "status", "--cluster", "127.0.0.1:1,127.0.0.1:2");

        Assert.Equal(12, run.Code);
        Assert.StartsWith("error: No silo of Reporting answered at 127.0.0.1:1 or 127.0.0.1:2 within 8 s.\n", run.Error, StringComparison.Ordinal);
    }

    private static Task<IConnection> Open(TwoSilos.Node silo) =>
        ClusterConnection.Open(new ClusterAddress("127.0.0.1", silo.GatewayPort), TimeProvider.System, LogLevel.None, CancellationToken.None);

    // One call an incident, so that some are under way whenever a silo leaves.
    private static async Task Record(IConnection connection, int from, int to)
    {
        foreach (var few in Enumerable.Range(from, to - from).Select(number => Some.Incident($"test:{number}")).Chunk(20))
            await Task.WhenAll(few.Select(incident => Record(connection, incident)));
    }

    private static async Task Record(IConnection connection, Incident incident) =>
        await (await connection.Grains.Owner(incident.Id)).Record(new RecordBatch([incident], "test"));
}
