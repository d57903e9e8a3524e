namespace Reporting.Faults.Cluster.Faults;

/// <summary>A silo is killed whose address no client was given; it does not come back.</summary>
internal sealed class KilledSilo : ClusterFault
{
    public override string Name => "killed-silo";

    public override string What => "kill -9 of one silo of three";

    public override ClusterGoal Goal => ClusterGoal.Killed;

    public override Task Happen(ClusterTrial trial) => trial.Silos.Kill(trial.OtherSeat);
}
