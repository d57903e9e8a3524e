using System.Runtime.CompilerServices;
using Orleans.Dashboard;

namespace Reporting.Operations;

/// <summary>Puts into a silo what it needs to be watched from outside.</summary>
public static class OperationsSetup
{
    /// <summary>Adds what <see cref="OperationsOptions"/> ask for; nothing where they ask for nothing. <see cref="SiloWeb"/> listens.</summary>
    /// <exception cref="OperationsSettingException">What they ask for cannot be done.</exception>
    public static ISiloBuilder AddOperations(this ISiloBuilder silo, OperationsOptions options)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (options.Otlp is { } collector) SiloTelemetry.Add(silo, options, collector);
        if (options.DashboardPort is not null) AddDashboard(silo);
        return silo;
    }

    // What grains say to the log is for those who may read the log.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddDashboard(ISiloBuilder silo) => silo.AddDashboard(dashboard => dashboard.HideTrace = true);
}
