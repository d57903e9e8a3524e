using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>The silo is killed while a client imports through it; it comes back at the same address, and the client goes on or says why not.</summary>
internal sealed class KilledSilo : Fault
{
    public override string Name => "killed-silo";

    public override string What => "kill -9 of the silo that serves an import, and a new one in its place";

    public override int Trials => 2;

    public override int KillsInATrial => 4;

    public override async Task Try(Trial trial)
    {
        var silo = await ServingSilo.Start(trial.Store);
        try
        {
            for (var kill = 0; kill < trial.KillsWanted; kill++)
            {
                // Late enough to have something to lose, early enough that the import has not come to its end.
                var point = trial.Acknowledged.Count + trial.Point(trial.Reference.Incidents * 3 / 4);
                var together = 20 + trial.Random.Next(200);
                var gateway = silo.Gateway;
                await using var import = trial.Import(["--cluster", gateway], together);
                await trial.Reached(point, import);
                await trial.Kill(silo.Process);
                var left = AfterKill.Keep(trial);
                silo = await ServingSilo.Start(trial.Store, port: silo.Gateway.Split(':')[1]);
                await left.Check();
                var code = await import.End();
                trial.Seen.Add($"the client ended with {code}");
                if (code is not (0 or 14)) throw new FaultException($"the client of a killed silo ended with {code}: {import.Talk}");
            }
            await silo.Stop();
        }
        finally
        {
            await silo.DisposeAsync();
        }
        await AfterFault.Check(trial);
    }
}
