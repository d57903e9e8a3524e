using System.Net;

namespace Reporting.Operations;

/// <summary>How a silo can be watched from outside: health, dashboard, telemetry. Everything is off unless it is set.</summary>
public sealed class OperationsOptions
{
    /// <summary>The port of <c>/health/live</c> and <c>/health/ready</c>; 0 for any free one, null for none. Null by default.</summary>
    public int? HealthPort { get; set; }

    /// <summary>The port of the Orleans dashboard; 0 for any free one, null for none. Asks for <see cref="DashboardPassword"/>. Null by default.</summary>
    /// <remarks>In a cluster either every silo has a dashboard or none: each asks all of them.</remarks>
    public int? DashboardPort { get; set; }

    /// <summary>Whoever looks at the dashboard gives this, with any user name; at least <see cref="ShortestPassword"/> characters. Null by default, and then there is no dashboard.</summary>
    public string? DashboardPassword { get; set; }

    /// <summary>The address that both ports listen on. Neither is encrypted. Loopback by default.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>Where metrics and traces go: a collector that takes OTLP by HTTP, such as <c>http://127.0.0.1:4318</c>; <c>v1/metrics</c> and <c>v1/traces</c> are put behind it. Null by default, and then nothing is sent.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>Headers sent along to <see cref="Otlp"/>, as <c>name=value,name=value</c>: a collector's key. Null by default.</summary>
    public string? OtlpHeaders { get; set; }

    /// <summary>How often metrics are sent. 15 seconds by default.</summary>
    public TimeSpan MetricsEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Of all traces that begin in this silo, the share that is sent, from 0 to 1; one that a caller began is sent when the caller sends it. 0.01 by default.</summary>
    public double ShareOfTraces { get; set; } = 0.01;

    /// <summary>What this service is called in metrics and traces. "reporting" by default.</summary>
    public string ServiceName { get; set; } = "reporting";

    /// <summary>The fewest characters of <see cref="DashboardPassword"/>.</summary>
    public const int ShortestPassword = 8;

    /// <summary>Checks that all this can be done.</summary>
    /// <exception cref="OperationsSettingException">It cannot.</exception>
    public void Check()
    {
        CheckPort(nameof(HealthPort), HealthPort);
        CheckPort(nameof(DashboardPort), DashboardPort);
        if (HealthPort is > 0 && HealthPort == DashboardPort)
            throw new OperationsSettingException($"health and dashboard are both to listen on port {HealthPort}", "Give each a port of its own.");
        if (DashboardPort is not null && string.IsNullOrEmpty(DashboardPassword))
            throw new OperationsSettingException("the dashboard has no password, and is not shown without one", "Set a password for the dashboard, or leave its port out.");
        if (DashboardPort is not null && DashboardPassword!.Length < ShortestPassword)
            throw new OperationsSettingException($"the dashboard's password has fewer than {ShortestPassword} characters", "Set a longer one.");
        if (Otlp is { } otlp && !(otlp.IsAbsoluteUri && (otlp.Scheme == Uri.UriSchemeHttp || otlp.Scheme == Uri.UriSchemeHttps)))
            throw new OperationsSettingException($"telemetry cannot be sent to '{otlp}'", "Give the address of a collector that takes OTLP by HTTP, such as http://127.0.0.1:4318.");
        if (!(ShareOfTraces is >= 0 and <= 1))
            throw new OperationsSettingException(FormattableString.Invariant($"a share of {ShareOfTraces} of traces cannot be sent"), "The share is 0 to 1.");
        if (MetricsEvery < TimeSpan.FromMilliseconds(10) || MetricsEvery > TimeSpan.FromHours(1))
            throw new OperationsSettingException($"metrics cannot be sent every {MetricsEvery}", "The pause is 10 milliseconds to an hour.");
    }

    private static void CheckPort(string name, int? port)
    {
        if (port is < 0 or > 65535) throw new OperationsSettingException($"{name} is {port}", "Ports are 0 to 65535.");
    }
}
