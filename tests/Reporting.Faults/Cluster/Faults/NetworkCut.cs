namespace Reporting.Faults.Cluster.Faults;

/// <summary>The link of one silo is cut, to the other silos, the database and clients, and healed; meanwhile or then it must find out, and end.</summary>
internal sealed class NetworkCut : ClusterFault
{
    public override string Name => "network-cut";

    public override string What => "one silo's network link cut for 30 s";

    public override ClusterGoal Goal => ClusterGoal.Killed;

    public override bool NeedsNetwork => true;

    public override async Task Happen(ClusterTrial trial)
    {
        trial.Silos.MayEnd(trial.OtherSeat);
        await trial.Network!.Cut(trial.OtherSeat);
        await Task.Delay(HungSilo.Away);
        await trial.Network.Heal(trial.OtherSeat);
        await trial.Silos.EndsByItself(trial.OtherSeat);
        await trial.Silos.Start(trial.OtherSeat);
    }
}
