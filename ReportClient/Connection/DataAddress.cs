using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Reporting.Connection;

/// <summary>Where the data are.</summary>
internal abstract record DataAddress;

/// <summary>A store that a silo inside this process opens, alone.</summary>
/// <param name="Folder">Its folder, as a full path.</param>
internal sealed record StoreAddress(string Folder) : DataAddress
{
    public override string ToString() => Folder;
}

/// <summary>The gateway of silos in other processes.</summary>
/// <param name="Host">A host name or address.</param>
/// <param name="Port">The gateway's port, 1 to 65535.</param>
internal sealed record ClusterAddress(string Host, int Port) : DataAddress
{
    /// <summary>The key to send with every call; null for none.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>Reads <c>HOST:PORT</c>; an IPv6 address stands in square brackets.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ClusterAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535) return false;
        var host = text[..colon].Trim();
        if (host.StartsWith('[') && host.EndsWith(']')) host = host[1..^1];
        else if (host.Contains(':', StringComparison.Ordinal)) return false;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) return false;
        address = new ClusterAddress(host, port);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
