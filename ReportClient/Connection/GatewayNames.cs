using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Reporting.Connection;

/// <summary>Finds the network addresses of gateways that are named.</summary>
internal static class GatewayNames
{
    /// <summary>Every address of each; one whose name is unknown is left out where another is known.</summary>
    /// <exception cref="SocketException">None of the names is known.</exception>
    public static async Task<ImmutableArray<IPEndPoint>> Find(IEnumerable<GatewayAddress> gateways, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(gateways);
        var found = new List<IPEndPoint>();
        SocketException? unknown = null;
        foreach (var lookUp in gateways.Select(gateway => Of(gateway, cancellation)).ToList())
        {
            try
            {
                found.AddRange(await lookUp);
            }
            catch (SocketException failure)
            {
                unknown = failure;
            }
        }
        return found.Count > 0 || unknown is null ? [.. found.Distinct()] : throw unknown;
    }

    private static async Task<IEnumerable<IPEndPoint>> Of(GatewayAddress gateway, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(gateway.Host, out var number)) return [new IPEndPoint(number, gateway.Port)];
        var known = await Dns.GetHostAddressesAsync(gateway.Host, cancellation);
        // "localhost" may name both families while a silo listens on one.
        var preferred = known.Where(one => one.AddressFamily == AddressFamily.InterNetwork).DefaultIfEmpty(known[0]);
        return preferred.Select(address => new IPEndPoint(address, gateway.Port));
    }
}
