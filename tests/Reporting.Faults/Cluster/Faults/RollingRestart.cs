namespace Reporting.Faults.Cluster.Faults;

/// <summary>Every silo is asked to stop and started again, one after another.</summary>
internal sealed class RollingRestart : ClusterFault
{
    public override string Name => "rolling-restart";

    public override string What => "SIGTERM to each silo and a new start, one after another";

    public override ClusterGoal Goal => ClusterGoal.Stopped;

    public override async Task Happen(ClusterTrial trial)
    {
        for (var seat = 0; seat < ClusterTrial.Members; seat++)
        {
            await trial.Silos.Stop(seat);
            trial.Done($"silo {seat + 1} has stopped");
            await trial.Silos.Start(seat);
            trial.Done($"silo {seat + 1} serves again");
        }
    }
}
