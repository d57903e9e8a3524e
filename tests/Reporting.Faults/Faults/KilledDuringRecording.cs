using Reporting.Faults.Checks;
using Reporting.Faults.Children;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>The silo is killed while several writers record single incidents.</summary>
internal sealed class KilledDuringRecording : Fault
{
    private const int Writers = 6;

    public override string Name => "killed-during-recording";

    public override string What => "kill -9 of the silo while 6 writers record single incidents";

    public override int Trials => 2;

    public override int KillsInATrial => 9;

    public override async Task Try(Trial trial)
    {
        for (var kill = 0; kill < trial.KillsWanted; kill++)
        {
            await using var silo = await ServingSilo.Start(trial.Store, snapshotEvery: 1);
            var before = trial.Acknowledged.Count;
            var point = before + 1 + trial.Point(trial.Reference.Incidents / 8);
            await using var writers = Child.Start(Surroundings.Plain, "the writers", Built.Faults,
                [WritersChild.Mode, silo.Gateway, Trial.Text(Writers), Trial.Text(trial.Reference.Incidents), Trial.Text(trial.Reference.Seed)], trial.Hear);
            await trial.Reached(point, writers);
            await trial.Kill(silo.Process);
            if (trial.Acknowledged.Count == before) throw new FaultException("the writers recorded nothing before the kill.");
            await AfterKill.Check(trial);
        }
        await AfterFault.Check(trial);
    }
}
