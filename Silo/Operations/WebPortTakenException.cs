using System.Net;
using Reporting.Errors;

namespace Reporting.Operations;

/// <summary>The port of the health endpoints or of the dashboard is taken, or its address is not this machine's.</summary>
public sealed class WebPortTakenException(string what, IPEndPoint endpoint, Exception inner)
    : ReportingException($"The {what} cannot listen on {endpoint}: {inner.Message}", $"Stop what listens there, or give the {what} another port.", inner)
{
    /// <summary>Where it was to listen.</summary>
    public IPEndPoint Endpoint { get; } = endpoint;
}
