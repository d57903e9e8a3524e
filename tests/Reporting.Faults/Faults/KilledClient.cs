using Reporting.Faults.Checks;

namespace Reporting.Faults.Faults;

/// <summary>The client with a silo inside itself is killed again and again during an import.</summary>
internal sealed class KilledClient : Fault
{
    private static readonly int[] Together = [20, 60, 300, 5_000];

    public override string Name => "killed-client";

    public override string What => "kill -9 of a client with its own silo, during an import";

    public override int Trials => 3;

    public override int KillsInATrial => 8;

    public override async Task Try(Trial trial)
    {
        var together = Together[trial.Random.Next(Together.Length)];
        trial.Points.Add($"at most {together} together");
        for (var kill = 0; kill < trial.KillsWanted; kill++)
        {
            // Each run begins at the file's beginning: what is there is acknowledged once more, and the kill comes further on.
            var before = trial.Acknowledged.Count;
            var point = trial.Point(trial.Reference.Incidents);
            await using var import = trial.Import(["--store", trial.Store], together);
            await trial.Reached(before + point, import);
            await trial.Kill(import);
            await AfterKill.Check(trial);
        }
        await AfterFault.Check(trial);
    }
}
