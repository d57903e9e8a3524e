using System.Globalization;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Setting;

/// <summary>Network namespaces joined by a bridge: what runs in one reaches the others and this machine until its link is cut.</summary>
/// <remarks>Needs the rights of root and Debian's package iproute2. The names hold this process's id; everything is taken down when this is disposed of.</remarks>
internal sealed class TrialNetwork : IAsyncDisposable
{
    // Set apart for trials of networks (RFC 2544), so that nobody else's is hidden.
    private static readonly string Net = string.Create(CultureInfo.InvariantCulture, $"198.18.{Environment.ProcessId % 256}.");

    private TrialNetwork(int places) => Places = places;

    /// <summary>How many namespaces there are.</summary>
    public int Places { get; }

    /// <summary>This machine's address in it.</summary>
    public static string Here => Net + "1";

    /// <summary>The whole network.</summary>
    public static string Subnet => Net + "0/24";

    /// <summary>The address of a namespace.</summary>
    public string AddressOf(int place) => Net + Text(11 + place);

    /// <summary>What runs in a namespace.</summary>
    public Surroundings Inside(int place) => new(["ip", "netns", "exec", Namespace(place)], new Dictionary<string, string>());

    /// <summary>Makes one.</summary>
    /// <exception cref="FaultException">It cannot be made.</exception>
    public static async Task<TrialNetwork> Make(int places)
    {
        var network = new TrialNetwork(places);
        try
        {
            await Ip("link", "add", Bridge, "type", "bridge");
            await Ip("addr", "add", Here + "/24", "dev", Bridge);
            await Ip("link", "set", Bridge, "up");
            for (var place = 0; place < places; place++) await network.Join(place);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Cuts the link of a namespace: nothing comes in or out, and nobody is told.</summary>
    public Task Cut(int place) => Ip("link", "set", Link(place), "down");

    /// <summary>Heals it.</summary>
    public Task Heal(int place) => Ip("link", "set", Link(place), "up");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (var place = 0; place < Places; place++)
        {
            await Away("link", "del", Link(place));
            await Away("netns", "del", Namespace(place));
        }
        await Away("link", "del", Bridge);
    }

    private async Task Join(int place)
    {
        var (name, link, inside) = (Namespace(place), Link(place), $"rf{Text(Environment.ProcessId)}n{Text(place)}");
        await Ip("netns", "add", name);
        await Ip("link", "add", link, "type", "veth", "peer", "name", inside);
        await Ip("link", "set", inside, "netns", name);
        await Ip("link", "set", link, "master", Bridge);
        await Ip("link", "set", link, "up");
        await Ip("-n", name, "addr", "add", AddressOf(place) + "/24", "dev", inside);
        await Ip("-n", name, "link", "set", "lo", "up");
        await Ip("-n", name, "link", "set", inside, "up");
    }

    private static string Bridge => $"rf{Text(Environment.ProcessId)}b";

    private string Link(int place) => $"rf{Text(Environment.ProcessId)}h{Text(place)}";

    private static string Namespace(int place) => $"reporting-{Text(Environment.ProcessId)}-{Text(place)}";

    private static Task Ip(params string[] arguments) => Tool.Run(["ip", .. arguments]);

    // What was never made is not there to be taken away.
    private static async Task Away(params string[] arguments)
    {
        await using var child = Child.Begin("ip", ["ip", .. arguments]);
        await child.End(Patience.Soon);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
