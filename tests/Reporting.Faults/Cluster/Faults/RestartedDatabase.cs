namespace Reporting.Faults.Cluster.Faults;

/// <summary>PostgreSQL is stopped as an administrator does it in a hurry, which ends every connection, and started again.</summary>
internal sealed class RestartedDatabase : ClusterFault
{
    public override string Name => "restarted-database";

    public override string What => "PostgreSQL stopped (fast) and started under load";

    public override Task Happen(ClusterTrial trial) => trial.Database.Restart();
}
