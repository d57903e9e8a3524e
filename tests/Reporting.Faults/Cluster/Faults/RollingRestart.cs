namespace Reporting.Faults.Cluster.Faults;

/// <summary>Every silo is asked to stop and started again, one after another.</summary>
internal sealed class RollingRestart : ClusterFault
{
    public override string Name => "rolling-restart";

    public override string What => "SIGTERM to each silo and a new start, one after another";

    public override ClusterGoal Goal => ClusterGoal.Stopped;

    public override Task Happen(ClusterTrial trial) => trial.RestartOneAfterAnother();
}
