using System.Net;
using Reporting.Errors;

namespace Reporting.Hosting;

/// <summary>A port that a silo was to listen on is taken, or its address is none of this machine's.</summary>
public sealed class PortTakenException(IPEndPoint endpoint, Exception inner)
    : ReportingException($"Port {endpoint.Port} {(IPAddress.IsLoopback(endpoint.Address) ? "on loopback" : $"of {endpoint.Address}")} cannot be used: {inner.Message}.", "Stop what listens there, or name another, or 0 for any free one.", inner)
{
    /// <summary>The port.</summary>
    public int Port { get; } = endpoint.Port;
}
