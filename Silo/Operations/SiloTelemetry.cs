using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Orleans.Configuration;
using Reporting.Telemetry;

namespace Reporting.Operations;

/// <summary>Sends metrics and traces of a silo to a collector, by OTLP.</summary>
internal static class SiloTelemetry
{
    private static readonly string[] Sources = [ReportingMeters.Name, "Microsoft.Orleans.Application", "Microsoft.Orleans.Lifecycle", "Microsoft.Orleans.Storage"];
    private static readonly string[] Meters = [ReportingMeters.Name, "Microsoft.Orleans", "System.Runtime"];

    /// <summary>Adds what sends, to a silo that has a collector.</summary>
    // Not inlined, so that nobody else loads what sends.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(ISiloBuilder silo, OperationsOptions options, Uri collector)
    {
        silo.AddActivityPropagation();
        silo.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .ConfigureResource(resource => Describe(resource, options))
                .AddMeter(Meters)
                .AddReader(services => new PeriodicExportingMetricReader(new OtlpMetricExporter(Exporter(collector, "v1/metrics", options)), (int)options.MetricsEvery.TotalMilliseconds)))
            .WithTracing(traces => traces
                .ConfigureResource(resource => Describe(resource, options))
                .AddSource(Sources)
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.ShareOfTraces)))
                .AddOtlpExporter(exporter => Set(exporter, collector, "v1/traces", options)));
    }

    private static void Describe(ResourceBuilder resource, OperationsOptions options) => resource
        .AddService(options.ServiceName, serviceVersion: typeof(SiloTelemetry).Assembly.GetName().Version?.ToString(), autoGenerateServiceInstanceId: false)
        .AddDetector(services => new SiloDetector(services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ClusterOptions>>().Value, services.GetRequiredService<ILocalSiloDetails>()));

    private static OtlpExporterOptions Exporter(Uri collector, string signal, OperationsOptions options)
    {
        var exporter = new OtlpExporterOptions();
        Set(exporter, collector, signal, options);
        return exporter;
    }

    private static void Set(OtlpExporterOptions exporter, Uri collector, string signal, OperationsOptions options)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(new Uri(collector.AbsoluteUri.TrimEnd('/') + "/"), signal);
        if (options.OtlpHeaders is { } headers) exporter.Headers = headers;
    }

    // A silo is one run of a process on an address: what it is called in the membership table.
    private sealed class SiloDetector(ClusterOptions cluster, ILocalSiloDetails silo) : IResourceDetector
    {
        public Resource Detect() => new(
        [
            new("service.instance.id", silo.SiloAddress.ToParsableString()),
            new("host.name", silo.DnsHostName),
            new("reporting.cluster", cluster.ClusterId),
            new("process.pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)),
        ]);
    }
}
