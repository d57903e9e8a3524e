using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Reporting.Tls;

namespace Reporting.Connection;

/// <summary>Where the data are.</summary>
internal abstract record DataAddress;

/// <summary>A store that a silo inside this process opens, alone.</summary>
/// <param name="Folder">Its folder, as a full path.</param>
internal sealed record StoreAddress(string Folder) : DataAddress
{
    public override string ToString() => Folder;
}

/// <summary>Silos in other processes, by some of their gateways.</summary>
/// <param name="Gateways">The gateways that were named, at least one; any of them is enough.</param>
internal sealed record ClusterAddress(ImmutableArray<GatewayAddress> Gateways) : DataAddress
{
    /// <summary>The key to send with every call; null for none.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>The certificates to show and to accept; null for a cluster that is reached in the clear.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>A cluster by one gateway.</summary>
    public ClusterAddress(string host, int port)
        : this([new GatewayAddress(host, port)])
    {
    }

    /// <summary>Reads <c>HOST[:PORT]</c>, or several with commas between them; one that is named twice counts once.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ClusterAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
        var gateways = new List<GatewayAddress>();
        foreach (var part in text.Split(','))
        {
            if (!GatewayAddress.TryParse(part, out var gateway)) return false;
            if (!gateways.Contains(gateway)) gateways.Add(gateway);
        }
        address = new ClusterAddress([.. gateways]);
        return true;
    }

    public bool Equals(ClusterAddress? other) => other is not null && Gateways.SequenceEqual(other.Gateways);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join(",", Gateways);
}

/// <summary>Where one silo takes clients.</summary>
/// <param name="Host">A host name or address.</param>
/// <param name="Port">The gateway's port, 1 to 65535.</param>
internal sealed record GatewayAddress(string Host, int Port)
{
    /// <summary>The port where none is named, which is also a silo's.</summary>
    public const int DefaultPort = 30000;

    /// <summary>Reads <c>HOST</c> or <c>HOST:PORT</c>; an IPv6 address stands in square brackets.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out GatewayAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
        var (host, port) = (text.Trim(), DefaultPort);
        var colon = host.LastIndexOf(':');
        if (colon >= 0 && !host.EndsWith(']'))
        {
            if (!int.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535) return false;
            host = host[..colon].Trim();
        }
        if (host.StartsWith('[') && host.EndsWith(']')) host = host[1..^1];
        else if (host.Contains(':', StringComparison.Ordinal)) return false;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) return false;
        address = new GatewayAddress(host, port);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
