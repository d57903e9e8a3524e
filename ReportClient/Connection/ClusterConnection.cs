using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Networking.Shared;
using Reporting.Hosting;
using Reporting.Tls;

namespace Reporting.Connection;

/// <summary>A client of silos in other processes.</summary>
/// <remarks>
/// It is told some gateways and learns the others from the cluster before the first call, so that what it asks is spread over them and it goes on when the one that it was told is gone. Calls are made
/// again over a failover (<see cref="Patience"/>).
/// </remarks>
internal sealed class ClusterConnection : GrainConnection
{
    // A question that has to read a large ledger first may take its time; Patience sees to those that were lost.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(10);
    private readonly IHost _host;
    private readonly TlsIdentity? _tls;

    private ClusterConnection(IHost host, ClusterGateways gateways, TlsIdentity? tls)
        : base(host.Services.GetRequiredService<IGrainFactory>()) => (_host, Gateways, _tls) = (host, gateways, tls);

    /// <summary>The gateways that it knows.</summary>
    public ClusterGateways Gateways { get; }

    /// <param name="address">The gateways that were named.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">What Orleans may say on standard error.</param>
    /// <param name="cancellation">The user's wish to end: while it opens, and any call later.</param>
    /// <param name="tell">Tells the user that the cluster does not answer; null for nobody.</param>
    /// <param name="name">The cluster's name; null for the one that silos have unless told otherwise.</param>
    /// <exception cref="TlsFileException">The certificates of the address cannot be used.</exception>
    /// <exception cref="NoClusterException">No silo answers within <see cref="GatewayPatience.Longest"/>.</exception>
    public static async Task<IConnection> Open(
        ClusterAddress address, TimeProvider clock, LogLevel log, CancellationToken cancellation, Action<string>? tell = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var patience = new CancellationTokenSource(GatewayPatience.Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var tls = address.Tls is null ? null : TlsIdentity.Read(address.Tls, TlsRole.Client, address: null, clock);
        IHost? host = null;
        try
        {
            var changes = new ClusterChanges();
            var gateways = new ClusterGateways(await GatewayNames.Find(address.Gateways, either.Token), clock, changes);
            host = Build(gateways, changes, new Patience(clock, changes, tell ?? (_ => { }), cancellation), name ?? SiloSetup.Cluster, clock, log, address.Credentials, tls);
            await host.StartAsync(either.Token);
            var connection = new ClusterConnection(host, gateways, tls);
            gateways.AskFrom(way => connection.Grains.GetGrain<IManagementGrain>(way).GetDetailedHosts());
            await GatewayRefresh.Now(host.Services).WaitAsync(either.Token);
            return connection;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            host?.Dispose();
            tls?.Dispose();
            throw new NoClusterException(address, failure, tls?.LastRefusal);
        }
        catch
        {
            host?.Dispose();
            tls?.Dispose();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _tls?.Dispose();
    }

    private static IHost Build(ClusterGateways gateways, ClusterChanges changes, Patience patience, string name, TimeProvider clock, LogLevel log, Credentials? credentials, TlsIdentity? tls)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(log).AddSimpleConsole(options => options.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<IGatewayListProvider>(gateways);
        if (tls is not null) builder.UseOrleansClient(client => client.UseMutualTls(tls));
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (name, name))
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = ClusterGateways.Refresh)
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = LongestAnswer)
            .Configure<SocketConnectionOptions>(SiloSetup.WithoutQueues)
            .UseConnectionRetryFilter<GatewayPatience>()
            // What went by a gateway that is gone is lost: it is asked by another one now, and not once the cluster has found out.
            .AddGatewayCountChangedHandler((_, connected) =>
            {
                if (connected.NumberOfConnectedGateways < connected.PreviousNumberOfConnectedGateways) changes.Tell();
            })
            .AddOutgoingGrainCallFilter(new KeyCallFilter(credentials))
            .AddOutgoingGrainCallFilter(new PatientCallFilter(patience)));
        return builder.Build();
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

/// <summary>No silo answers at any of the addresses that were named.</summary>
/// <param name="address">The addresses.</param>
/// <param name="inner">What was tried last.</param>
/// <param name="refusal">Why the certificate of a silo was refused, in words that follow "its certificate"; null where none was.</param>
internal sealed class NoClusterException(ClusterAddress address, Exception inner, string? refusal = null)
    : Exception(refusal is null
        ? FormattableString.Invariant($"No silo of Reporting answered at {string.Join(" or ", address.Gateways)} within {GatewayPatience.Longest.TotalSeconds} s{(address.Tls is null ? "" : " by TLS")}.")
        : $"The silo at {string.Join(" or ", address.Gateways)} is not trusted: its certificate {refusal}.", inner)
{
    private const string InTheClear = "Start one ('dotnet run --project Silo -- --store FOLDER' prints its address), or check host and port; one that is busy may answer when you try again, and one with TLS answers only who shows a certificate.";

    private const string ByTls = "Check that one runs there with --tls-certificate, and that its --tls-authority is the one that signed your certificate; its log says whom it refuses.";

    private const string OfAnother = "Check the address, and that REPORTING_TLS_AUTHORITY names the authority of that cluster; see docs/operations.md, TLS.";

    /// <summary>What to do.</summary>
    public string Advice { get; } = refusal is not null ? OfAnother : address.Tls is not null ? ByTls : InTheClear;

    /// <summary>The addresses that were tried.</summary>
    public ClusterAddress Address { get; } = address;
}
