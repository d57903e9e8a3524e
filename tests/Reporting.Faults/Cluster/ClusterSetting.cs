using Reporting.Faults.Cluster.Setting;
using Reporting.Faults.Cluster.Watching;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster;

/// <summary>What all trials of a run share.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Silo">The program of the silos that are tried.</param>
/// <param name="Undisturbed">The file, and what must come of it.</param>
/// <param name="Previous">The previous version; null where none was named.</param>
internal sealed record ClusterSetting(ClusterOptions Options, string Silo, Undisturbed Undisturbed, PreviousVersion? Previous)
{
    /// <summary>How often is looked for the end of a client's command: four minutes, and one more for each 50,000 incidents.</summary>
    public int Attempts => AttemptsFor(Options.Incidents);

    /// <summary>The same before there is a file.</summary>
    public static int AttemptsFor(int incidents) => Patience.Long + incidents / 50_000 * Patience.Soon;
}
