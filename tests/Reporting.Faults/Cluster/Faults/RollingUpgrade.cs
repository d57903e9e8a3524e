namespace Reporting.Faults.Cluster.Faults;

/// <summary>Silos of the previous version are replaced by present ones, one after another, while a client of the previous version imports.</summary>
internal sealed class RollingUpgrade : ClusterFault
{
    public override string Name => "rolling-upgrade";

    public override string What => "silos of the previous version replaced one after another";

    public override ClusterGoal Goal => ClusterGoal.Stopped;

    public override bool BeginsWithPrevious => true;

    public override Task Happen(ClusterTrial trial) => trial.RestartOneAfterAnother();
}
