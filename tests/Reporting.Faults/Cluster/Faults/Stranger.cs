using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Faults;

/// <summary>A silo that is no member starts and ends on the same machine, as often as there are members: what that alone takes from those who ask.</summary>
internal sealed class Stranger : ClusterFault
{
    /// <summary>Its name.</summary>
    public const string Called = "stranger";

    public override string Name => Called;

    public override string What => "a silo with a store of its own starts on the same cores and ends, three times";

    public override async Task Happen(ClusterTrial trial)
    {
        var store = Path.Combine(trial.Folder, Called);
        for (var start = 1; start <= ClusterTrial.Members; start++)
        {
            await using var silo = Child.Start(Surroundings.Plain, "the other silo", trial.Present, ["--store", store, "--port", "0", "--log", "None"]);
            await trial.Until(() => silo.HasEnded || ServingSilo.GatewayOf(silo) is not null, Patience.Soon, "the start of another silo");
            trial.Done("another silo serves");
            silo.Send(Signal.Terminate);
            if (await silo.End() is not 0 and var code) throw new FaultException($"{silo.Name} ended with {code}: {silo.Talk}");
        }
    }
}
