using Reporting.Faults.Checks;

namespace Reporting.Faults.Faults;

/// <summary>A process is killed while its tallies write snapshots all the time.</summary>
internal sealed class KilledDuringSnapshots : Fault
{
    private const double Always = 0.1;

    public override string Name => "killed-during-snapshots";

    public override string What => "kill -9 while every tally writes its snapshot each 100 ms";

    public override int Trials => 3;

    public override int KillsInATrial => 8;

    public override async Task Try(Trial trial)
    {
        for (var kill = 0; kill < trial.KillsWanted; kill++)
        {
            var point = trial.Acknowledged.Count + trial.Point(trial.Reference.Incidents);
            await using var import = trial.Import(["--store", trial.Store], together: 10 + trial.Random.Next(100), Always);
            await trial.Reached(point, import);
            await trial.Kill(import);
            await AfterKill.Check(trial);
        }
        await AfterFault.Check(trial);
    }
}
