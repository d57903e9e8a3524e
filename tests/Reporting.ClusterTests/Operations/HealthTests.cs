using System.Net;
using System.Net.Sockets;
using Reporting.Operations;

namespace Reporting.Tests.Operations;

/// <summary>Whether a silo lives and is ready, as a service manager and a load balancer ask.</summary>
public sealed class HealthTests
{
    private static readonly OperationsOptions Options = new() { HealthPort = 0 };

    [Fact]
    public async Task Ready_OfASiloThatServes_IsOk()
    {
        await using var silo = await WatchedSilo.Start();
        var health = new SiloHealth();
        await using var web = await silo.Listen(Options, health);
        health.Serve();

        Assert.Equal((HttpStatusCode.OK, "{\"ok\":true,\"state\":\"serving\",\"membership\":\"active\",\"storage\":\"answers\"}\n"), await WatchedSilo.Get(web.Health!, "/health/ready"));
    }

    [Fact]
    public async Task Ready_BeforeTheSiloServes_IsUnavailable()
    {
        await using var silo = await WatchedSilo.Start();
        await using var web = await silo.Listen(Options, new SiloHealth());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "{\"ok\":false,\"state\":\"starting\",\"membership\":\"active\",\"storage\":\"answers\"}\n"), await WatchedSilo.Get(web.Health!, "/health/ready"));
    }

    [Fact]
    public async Task Ready_OfASiloThatDrains_IsUnavailableAndItLives()
    {
        await using var silo = await WatchedSilo.Start();
        var health = new SiloHealth();
        await using var web = await silo.Listen(Options, health);
        health.Serve();

        health.Drain();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await WatchedSilo.Get(web.Health!, "/health/ready")).Code);
        Assert.Equal((HttpStatusCode.OK, "{\"ok\":true,\"state\":\"draining\",\"membership\":\"active\"}\n"), await WatchedSilo.Get(web.Health!, "/health/live"));
    }

    [Fact]
    public async Task Ready_WhenStorageIsGone_IsUnavailableAndSaysSo()
    {
        await using var silo = await WatchedSilo.Start();
        var health = new SiloHealth();
        await using var web = await silo.Listen(Options, health);
        health.Serve();

        await silo.Silo.Store.DisposeAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "{\"ok\":false,\"state\":\"serving\",\"membership\":\"active\",\"storage\":\"silent\"}\n"), await WatchedSilo.Get(web.Health!, "/health/ready"));
    }

    [Fact]
    public async Task HealthPort_ShowsNothingElse()
    {
        await using var silo = await WatchedSilo.Start();
        await using var web = await silo.Listen(Options, new SiloHealth());

        Assert.Equal(HttpStatusCode.NotFound, (await WatchedSilo.Get(web.Health!, "/")).Code);
    }

    [Fact]
    public async Task Start_OnAPortThatIsTaken_SaysWhichAndWhatToDo()
    {
        await using var silo = await WatchedSilo.Start();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<WebPortTakenException>(() => silo.Listen(new OperationsOptions { HealthPort = port }, new SiloHealth()));

        Assert.StartsWith($"The health endpoint cannot listen on 127.0.0.1:{port}: ", error.Message, StringComparison.Ordinal);
        Assert.Equal("Stop what listens there, or give the health endpoint another port.", error.Advice);
    }

    [Fact]
    public void Serve_AfterDrain_ChangesNothing()
    {
        var health = new SiloHealth();
        health.Drain();

        health.Serve();

        Assert.Equal(SiloState.Draining, health.State);
    }
}
