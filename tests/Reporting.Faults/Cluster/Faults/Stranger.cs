using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Faults;

/// <summary>A silo that is no member starts and ends on the same machine, as often as there are members: what that alone takes from those who ask.</summary>
internal sealed class Stranger : ClusterFault
{
    public override string Name => "stranger";

    public override string What => "a silo with a store of its own starts on the same cores and ends, three times";

    public override async Task Happen(ClusterTrial trial)
    {
        for (var start = 1; start <= ClusterTrial.Members; start++)
        {
            await using var silo = await ServingSilo.Start(Path.Combine(trial.Folder, Name), program: trial.Present);
            trial.Done("another silo serves");
            await silo.Stop();
        }
    }
}
