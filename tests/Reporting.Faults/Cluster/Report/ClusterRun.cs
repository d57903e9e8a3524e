using System.Globalization;
using System.Runtime.InteropServices;
using Reporting.Faults.Cluster.Setting;

namespace Reporting.Faults.Cluster.Report;

/// <summary>What a run was made of, on which machine, and when.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Revision">The revision that was tried.</param>
/// <param name="Previous">The revision that was replaced; null for none.</param>
/// <param name="Date">The day on which it ended, UTC.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Took">How long it took.</param>
internal sealed record ClusterRun(ClusterOptions Options, string Revision, string? Previous, DateOnly Date, string Machine, TimeSpan Took)
{
    /// <summary>Describes the run that ends now.</summary>
    public static async Task<ClusterRun> Describe(ClusterOptions options, string? previous, TimeSpan took) => new(
        options, await SourceTree.Revision(), previous, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes + (1L << 29)) >> 30} GB, {RuntimeInformation.OSDescription}"), took);
}
