using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Reporting.Benchmarks.Processes;
using Reporting.Connection;

namespace Reporting.Benchmarks.Scaling;

/// <summary>Silos of one cluster, each in a process of its own on loopback, until this is disposed of.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    /// <summary>How often a silo writes the snapshot of a tally that has changed: shorter than by default, so that what is measured does not end with a long wait.</summary>
    public static readonly TimeSpan SnapshotEvery = TimeSpan.FromSeconds(10);

    // All methods are compiled fully at their first call: what runs afterwards costs what it costs a silo that has run for a day.
    private static readonly ReadOnlyDictionary<string, string> Steady = new(new Dictionary<string, string>
    {
        ["DOTNET_TieredCompilation"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_ReadyToRun"] = "0",
    });

    private readonly List<ServingSilo> _silos = [];

    /// <summary>The silos, in the order in which they joined.</summary>
    public IReadOnlyList<ServingSilo> Silos => _silos;

    /// <summary>The ports on which they reach each other.</summary>
    public IReadOnlyList<int> SiloPorts { get; private set; } = [];

    /// <summary>Where clients reach the first.</summary>
    public ClusterAddress Address => _silos[0].Address;

    /// <summary>Starts silos one after another on a database, and waits until each serves.</summary>
    public static async Task<SiloCluster> Start(int silos, string database, ScalingOptions options)
    {
        var cluster = new SiloCluster { SiloPorts = FreePorts(silos) };
        try
        {
            foreach (var port in cluster.SiloPorts)
            {
                cluster._silos.Add(await ServingSilo.Start(
                [
                    "--storage", "postgres", "--connection", database, "--address", "127.0.0.1", "--port", "0", "--silo-port", Text(port),
                    "--shards", Text(options.Shards), "--snapshot-every", Text((int)SnapshotEvery.TotalSeconds), "--log", "Error",
                ], options.IsSteady ? Steady : ReadOnlyDictionary<string, string>.Empty));
            }
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has all of them leave in order.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos) await silo.DisposeAsync();
    }

    private static List<int> FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
