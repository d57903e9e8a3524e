using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>A client ends half-way: by Ctrl-C, which is a clean end, or it is stopped and then killed.</summary>
internal sealed class StoppedClient : Fault
{
    public override string Name => "stopped-client";

    public override string What => "Ctrl-C half-way (exit code 130), and SIGSTOP followed by kill -9";

    public override int Trials => 2;

    public override int KillsInATrial => 2;

    public override async Task Try(Trial trial)
    {
        await Interrupted.Import(trial, Surroundings.Plain);
        await Frozen(trial, ["--store", trial.Store]);
        await using (var silo = await ServingSilo.Start(trial.Store))
        {
            await Frozen(trial, ["--cluster", silo.Gateway]);
            await silo.Stop();
        }
        await AfterFault.Check(trial);
    }

    private static async Task Frozen(Trial trial, string[] where)
    {
        var point = trial.Acknowledged.Count + trial.Point(trial.Reference.Incidents);
        await using var import = trial.Import(where, together: 30);
        await trial.Reached(point, import);
        import.Send(Signal.Stop);
        await trial.Kill(import);
        if (where[0] == "--cluster") await AfterKill.Check(trial, where[1]);
        else await AfterKill.Check(trial);
    }
}
