using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Faults;

/// <summary>Every silo is killed; then one alone is started, which must answer everything, and then the others.</summary>
internal sealed class AllKilled : ClusterFault
{
    public override string Name => "all-killed";

    public override string What => "kill -9 of all silos, then one alone started first";

    public override ClusterGoal Goal => ClusterGoal.Restarted;

    public override async Task Happen(ClusterTrial trial)
    {
        await Task.WhenAll(Enumerable.Range(0, ClusterTrial.Members).Select(trial.Silos.Kill));
        var started = TimeProvider.System.GetTimestamp();
        await trial.Silos.Start(ClusterTrial.GivenSeat);
        trial.Result.Notes.Add($"alone, a silo let clients connect after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s");
        await trial.Until(() => trial.Asking.FirstAnswers(started) is not null, Patience.Long, "an answer to every question by one silo alone");
        trial.Result.Restart = TimeProvider.System.GetElapsedTime(started, trial.Asking.FirstAnswers(started)!.Value);
        for (var seat = 1; seat < ClusterTrial.Members; seat++) await trial.Silos.Start(seat);
    }
}
