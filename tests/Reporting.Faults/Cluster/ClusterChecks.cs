using Reporting.Commands;
using Reporting.Faults.Cluster.Watching;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster;

/// <summary>What must hold after every fault: no incident is lost, and every tally equals the ledger.</summary>
internal static class ClusterChecks
{
    /// <summary>Counts what the ledger holds, audits it, imports the file once more, and compares answers with those of an undisturbed import.</summary>
    public static async Task Check(ClusterTrial trial, Undisturbed undisturbed)
    {
        var result = trial.Result;
        var audit = await Audit(trial);
        var (incidents, mismatches) = (Undisturbed.Count(audit, "incidents"), Undisturbed.Count(audit, "mismatches"));
        result.Lost = Math.Abs(undisturbed.Incidents - incidents);
        result.Differing = mismatches;
        var again = await Again(trial, undisturbed);
        // What had to be recorded now was not there before.
        result.Lost = Math.Max(result.Lost.Value, Undisturbed.Count(again, "recorded") + Undisturbed.Count(again, "revised"));
        result.Differing += await undisturbed.Differing(trial.Silos.Gateway, trial.Attempts);
        if (result.Lost > 0) throw new FaultException($"{incidents} incidents are there of {undisturbed.Incidents}, and the import that followed said:\n{again}");
        if (result.Differing > 0) throw new FaultException($"{mismatches} tallies differ from the ledger, and {result.Differing - mismatches} answers from an undisturbed import:\n{audit}");
    }

    // Its code says whether anything differs, which the summary says more exactly.
    private static Task<string> Audit(ClusterTrial trial) =>
        CheckingClient.Run(["audit", "--cluster", trial.Silos.Gateway], trial.Attempts, also: ExitCode.Mismatch);

    private static Task<string> Again(ClusterTrial trial, Undisturbed undisturbed) =>
        CheckingClient.Run(["import", undisturbed.File, "--cluster", trial.Silos.Gateway, "--rejected", trial.Folder], trial.Attempts);
}
