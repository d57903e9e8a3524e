namespace Reporting.Faults.Cluster.Faults;

/// <summary>Nothing happens: what the others are measured against.</summary>
internal sealed class NoFault : ClusterFault
{
    public override string Name => "none";

    public override string What => "nothing";

    public override Task Happen(ClusterTrial trial) => Task.CompletedTask;
}
