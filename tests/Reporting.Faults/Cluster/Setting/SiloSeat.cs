using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Setting;

/// <summary>Where a silo runs, whichever process runs there.</summary>
/// <param name="Name">Its name, for failures and files.</param>
/// <param name="Address">The address that it listens on.</param>
/// <param name="Gateway">The port for clients.</param>
/// <param name="SiloPort">The port for other silos.</param>
/// <param name="Surroundings">What its processes run in.</param>
internal sealed record SiloSeat(string Name, string Address, int Gateway, int SiloPort, Surroundings Surroundings)
{
    private const int OwnGateway = 30_000;
    private const int OwnSiloPort = 11_111;

    /// <summary>What clients are given to reach it.</summary>
    public string ForClients => string.Create(CultureInfo.InvariantCulture, $"{Address}:{Gateway}");

    /// <summary>Whether nobody reaches it from elsewhere.</summary>
    public bool IsOnLoopback => IPAddress.IsLoopback(IPAddress.Parse(Address));

    /// <summary>Seats on loopback, with free ports.</summary>
    public static IReadOnlyList<SiloSeat> OnLoopback(int count)
    {
        // All at once, so that no port is given twice.
        var listeners = Enumerable.Range(0, count * 2).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            foreach (var listener in listeners) listener.Start();
            var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
            return [.. Enumerable.Range(0, count).Select(i => new SiloSeat(NameOf(i), "127.0.0.1", ports[2 * i], ports[2 * i + 1], Surroundings.Plain))];
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }

    /// <summary>Seats in a network of their own, each in its own namespace.</summary>
    public static IReadOnlyList<SiloSeat> In(TrialNetwork network) =>
        [.. Enumerable.Range(0, network.Places).Select(i => new SiloSeat(NameOf(i), network.AddressOf(i), OwnGateway, OwnSiloPort, network.Inside(i)))];

    private static string NameOf(int seat) => string.Create(CultureInfo.InvariantCulture, $"silo {seat + 1}");
}
