using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>The client is killed during an import through a silo in another process, which lives on.</summary>
internal sealed class KilledServedClient : Fault
{
    public override string Name => "killed-served-client";

    public override string What => "kill -9 of a client that a silo serves; the silo lives on";

    public override int Trials => 2;

    public override int KillsInATrial => 8;

    public override async Task Try(Trial trial)
    {
        await using (var silo = await ServingSilo.Start(trial.Store))
        {
            for (var kill = 0; kill < trial.KillsWanted; kill++)
            {
                var point = trial.Acknowledged.Count + trial.Point(trial.Reference.Incidents);
                var together = 20 + trial.Random.Next(200);
                await using var import = trial.Import(["--cluster", silo.Gateway], together);
                await trial.Reached(point, import);
                await trial.Kill(import);
                await AfterKill.Check(trial, silo.Gateway);
            }
            await silo.Stop();
        }
        await AfterFault.Check(trial);
    }
}
