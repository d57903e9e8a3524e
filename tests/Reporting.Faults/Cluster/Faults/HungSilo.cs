using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Faults;

/// <summary>A silo stands still for half a minute; when it goes on it must find out that the others declared it dead, and end.</summary>
internal sealed class HungSilo : ClusterFault
{
    /// <summary>How long a silo is away: many times what it takes to declare it dead.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromSeconds(30);

    public override string Name => "hung-silo";

    public override string What => "SIGSTOP of one silo for 30 s";

    public override ClusterGoal Goal => ClusterGoal.Killed;

    public override async Task Happen(ClusterTrial trial)
    {
        trial.Silos.Send(trial.OtherSeat, Signal.Stop);
        await Task.Delay(Away);
        trial.Silos.Send(trial.OtherSeat, Signal.Continue);
        await trial.Silos.EndsByItself(trial.OtherSeat);
        await trial.Silos.Start(trial.OtherSeat);
    }
}
