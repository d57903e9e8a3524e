using Reporting.Faults.Checks;

namespace Reporting.Faults.Faults;

/// <summary>An import that withdraws what its file no longer has is killed again and again, before and while it withdraws.</summary>
internal sealed class KilledWithdrawal : Fault
{
    public override string Name => "killed-withdrawal";

    public override string What => "kill -9 during import --retract-missing, most while it withdraws";

    public override int Trials => 2;

    public override int KillsInATrial => 5;

    public override async Task Try(Trial trial)
    {
        var next = await trial.Reference.Next;
        trial.Reference.CopyStore(trial.Store);
        for (var kill = 0; kill < trial.KillsWanted; kill++)
        {
            await using var import = trial.Import(["--store", trial.Store], together: 1 + trial.Random.Next(6), of: next.Delivery);
            if (kill == 1)
            {
                await trial.Reached(trial.Acknowledged.Count + trial.Point(trial.Reference.Incidents / 2), import);
            }
            else
            {
                var (before, more) = (trial.Withdrawn, trial.Random.Next(trial.Reference.Incidents / 5 / (trial.KillsWanted + 1)));
                trial.Points.Add($"after {Trial.Text(more)} withdrawn");
                await Trial.Until(() => trial.Withdrawn > before + more, $"{Trial.Text(before + more)} withdrawn", import);
            }
            await trial.Kill(import);
            await AfterKill.Check(trial);
        }
        trial.Seen.Add($"{Trial.Text(trial.Withdrawn)} withdrawals acknowledged");
        await AfterFault.Check(trial, expected: next);
    }
}
