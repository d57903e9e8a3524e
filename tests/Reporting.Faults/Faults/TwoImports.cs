using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>Two clients import the same file at once through one silo: the tallies are those of one import.</summary>
internal sealed class TwoImports : Fault
{
    public override string Name => "two-imports";

    public override string What => "two clients import the same file at once through one silo";

    public override int Trials => 2;

    public override async Task Try(Trial trial)
    {
        await using (var silo = await ServingSilo.Start(trial.Store))
        {
            var (one, other) = (1 + trial.Random.Next(300), 1 + trial.Random.Next(300));
            trial.Points.Add($"batches of {one} and {other}");
            await using var first = trial.Import(["--cluster", silo.Gateway], one);
            await using var second = trial.Import(["--cluster", silo.Gateway], other);
            await Clear.Ended(first, 0);
            await Clear.Ended(second, 0);
            await silo.Stop();
        }
        await AfterFault.Check(trial);
    }
}
