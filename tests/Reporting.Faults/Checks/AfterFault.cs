using System.Globalization;
using Reporting.Faults.Children;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Checks;

/// <summary>What must hold after every fault: nothing acknowledged is lost, tallies are level, and the import runs to the same end.</summary>
internal static class AfterFault
{
    /// <summary>Audits, imports again, asks everything, and looks for every acknowledged description.</summary>
    /// <param name="trial">The trial, whose store nobody holds.</param>
    /// <param name="clockMoved">The clock was moved, so that the time of an entry does not tell which run recorded it.</param>
    /// <param name="expected">What it must come to; null for the trial's own reference.</param>
    public static async Task Check(Trial trial, bool clockMoved = false, Reference? expected = null)
    {
        expected ??= trial.Reference;
        await Audit(trial);
        await using (var import = trial.Client("the import that goes on", ["import", .. expected.Delivery.Arguments, "--store", trial.Store, "--rejected", trial.Folder]))
            if (await import.End() is not 0 and var code) throw new FaultException($"the import that goes on ended with {code}: {import.Talk}");
        var (different, entries) = await expected.Differences(trial.Store, Path.Combine(trial.Folder, "answers"));
        trial.Differing += different.Count;
        trial.Lost = Losses.Count(trial.Acknowledged, entries, clockMoved);
        if (different.Count > 0) throw new FaultException($"{string.Join(", ", different.Select(one => one.Value.StartsWith(AnswersChild.NoAnswer, StringComparison.Ordinal) ? $"{one.Key} ({one.Value})" : one.Key))} differ from the undisturbed import.");
        if (trial.Lost > 0) throw new FaultException($"{trial.Lost} acknowledged descriptions are not in the ledger.");
    }

    /// <summary>Runs the client's audit, and counts the tallies that differ.</summary>
    public static async Task Audit(Trial trial)
    {
        if (!File.Exists(Path.Combine(trial.Store, "reporting.db")) && trial.Acknowledged.Count == 0) return;
        await using var audit = trial.Client("the audit", ["audit", "--store", trial.Store]);
        var code = await audit.End();
        var line = audit.Out.FirstOrDefault(line => line.StartsWith("mismatches ", StringComparison.Ordinal));
        if (line is not null) trial.Differing += int.Parse(line["mismatches ".Length..].Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (code != 0) throw new FaultException($"the audit ended with {code}: {string.Join('\n', audit.Out)} {audit.Talk}");
    }
}
