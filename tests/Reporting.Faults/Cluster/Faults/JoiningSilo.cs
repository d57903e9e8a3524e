namespace Reporting.Faults.Cluster.Faults;

/// <summary>A fourth silo joins.</summary>
internal sealed class JoiningSilo : ClusterFault
{
    public override string Name => "joining-silo";

    public override string What => "a fourth silo joins under load";

    public override Task Happen(ClusterTrial trial) => trial.Silos.Start(ClusterTrial.Members);
}
