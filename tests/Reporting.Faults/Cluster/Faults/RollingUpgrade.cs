namespace Reporting.Faults.Cluster.Faults;

/// <summary>Silos of the previous version are replaced by present ones, one after another, while a client of the previous version imports.</summary>
internal sealed class RollingUpgrade : ClusterFault
{
    public override string Name => "rolling-upgrade";

    public override string What => "silos of the previous version replaced one after another";

    public override ClusterGoal Goal => ClusterGoal.Stopped;

    public override bool BeginsWithPrevious => true;

    public override async Task Happen(ClusterTrial trial)
    {
        for (var seat = 0; seat < ClusterTrial.Members; seat++)
        {
            await trial.Silos.Stop(seat);
            trial.Done($"silo {seat + 1} has stopped");
            await trial.Silos.Start(seat, trial.Present);
            trial.Done($"silo {seat + 1} serves again");
        }
    }
}
