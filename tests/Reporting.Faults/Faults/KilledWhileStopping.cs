using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>A silo is asked to stop, and killed a moment later, while its tallies write their last snapshots.</summary>
internal sealed class KilledWhileStopping : Fault
{
    private const int LongestMoment = 120;

    public override string Name => "killed-while-stopping";

    public override string What => "SIGTERM to the silo and kill -9 0-120 ms later, while last snapshots are written";

    public override int Trials => 2;

    public override int KillsInATrial => 9;

    public override async Task Try(Trial trial)
    {
        for (var kill = 0; kill < trial.KillsWanted; kill++)
        {
            var point = trial.Acknowledged.Count + trial.Point(trial.Reference.Incidents);
            var moment = trial.Random.Next(LongestMoment);
            trial.Points.Add($"killed {moment} ms after SIGTERM");
            await using var silo = await ServingSilo.Start(trial.Store);
            await using var import = trial.Import(["--cluster", silo.Gateway], together: 50);
            await trial.Reached(point, import);
            silo.Process.Send(Signal.Terminate);
            await Task.Delay(moment);
            await trial.Kill(silo.Process);
            await AfterKill.Check(trial);
        }
        await AfterFault.Check(trial);
    }
}
