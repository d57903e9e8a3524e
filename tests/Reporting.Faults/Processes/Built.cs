using Reporting.Commands;
using Reporting.Hosting;

namespace Reporting.Faults.Processes;

/// <summary>The programs that were built beside this one: children are started from them, never built anew.</summary>
internal static class Built
{
    /// <summary>The report client.</summary>
    public static string Client { get; } = typeof(ExitCode).Assembly.Location;

    /// <summary>The silo.</summary>
    public static string Silo { get; } = typeof(EmbeddedSilo).Assembly.Location;

    /// <summary>This program, for its child modes.</summary>
    public static string Faults { get; } = typeof(Built).Assembly.Location;
}
