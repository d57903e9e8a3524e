namespace Reporting.Faults.Cluster.Faults;

/// <summary>The silo is killed whose address, and no other, the clients were given; it does not come back.</summary>
internal sealed class KilledGateway : ClusterFault
{
    public override string Name => "killed-gateway";

    public override string What => "kill -9 of the silo whose address clients were given";

    public override ClusterGoal Goal => ClusterGoal.Killed;

    public override Task Happen(ClusterTrial trial) => trial.Silos.Kill(ClusterTrial.GivenSeat);
}
