using Reporting.Errors;

namespace Reporting.Hosting;

/// <summary>A port that a silo was to listen on is taken.</summary>
public sealed class PortTakenException(int port, Exception inner)
    : ReportingException($"Port {port} on loopback cannot be used: {inner.Message}.", "Stop what listens there, or name another with --port, or 0 for any free one.", inner)
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;
}
