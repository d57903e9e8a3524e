using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Networking.Shared;
using Reporting.Hosting;

namespace Reporting.Connection;

/// <summary>A client of silos in other processes, by the address of one gateway.</summary>
internal sealed class ClusterConnection : GrainConnection
{
    private readonly IHost _host;

    private ClusterConnection(IHost host)
        : base(host.Services.GetRequiredService<IGrainFactory>()) => _host = host;

    /// <exception cref="NoClusterException">No silo answers within <see cref="GatewayPatience.Longest"/>.</exception>
    public static async Task<IConnection> Open(ClusterAddress address, TimeProvider clock, LogLevel log, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(GatewayPatience.Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        IHost? host = null;
        try
        {
            host = Build(await Gateway(address, either.Token), clock, log, address.Credentials);
            await host.StartAsync(either.Token);
            return new ClusterConnection(host);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            host?.Dispose();
            throw new NoClusterException(address, failure);
        }
        catch
        {
            host?.Dispose();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<IPEndPoint> Gateway(ClusterAddress address, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(address.Host, out var number)) return new IPEndPoint(number, address.Port);
        var known = await Dns.GetHostAddressesAsync(address.Host, cancellation);
        // "localhost" may name both families while a silo listens on one.
        return new IPEndPoint(known.FirstOrDefault(one => one.AddressFamily == AddressFamily.InterNetwork) ?? known[0], address.Port);
    }

    private static IHost Build(IPEndPoint gateway, TimeProvider clock, LogLevel log, Credentials? credentials)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(log).AddSimpleConsole(options => options.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSingleton(clock);
        builder.UseOrleansClient(client => client
            .UseStaticClustering(gateway)
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (SiloSetup.Cluster, SiloSetup.Cluster))
            .Configure<SocketConnectionOptions>(SiloSetup.WithoutQueues)
            .AddOutgoingGrainCallFilter(new KeyCallFilter(credentials))
            .UseConnectionRetryFilter<GatewayPatience>());
        return builder.Build();
    }

    // Signals belong to the command, not to the client.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Tries a gateway again until a person would have given up.</summary>
internal sealed class GatewayPatience(TimeProvider clock) : IClientConnectionRetryFilter
{
    /// <summary>How long in all.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly long _began = clock.GetTimestamp();

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_began) + Pause > Longest) return false;
        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }
}

/// <summary>No silo answers at an address.</summary>
internal sealed class NoClusterException(ClusterAddress address, Exception inner)
    : Exception(FormattableString.Invariant($"No silo of Reporting answered at {address} within {GatewayPatience.Longest.TotalSeconds} s."), inner)
{
    public const string Advice = "Start one ('dotnet run --project Silo -- --store FOLDER' prints its address), or check host and port; one that is busy may answer when you try again.";

    /// <summary>The address that was tried.</summary>
    public ClusterAddress Address { get; } = address;
}
