using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>A client is killed while it fixes a brief as an edition, in turn with imports that change what was printed.</summary>
internal sealed class KilledBrief : Fault
{
    private const int LongestMoment = 60;

    public override string Name => "killed-brief";

    public override string What => "kill -9 during brief weekly and imports; edition 1 is printed again to the byte";

    public override int Trials => 2;

    public override int KillsInATrial => 6;

    public override async Task Try(Trial trial)
    {
        var next = await trial.Reference.Next;
        trial.Reference.CopyStore(trial.Store);
        var editions = new EditionsCheck(trial);
        await using (var first = editions.Brief(0)) await Clear.Ended(first, 0);
        for (var kill = 0; kill < trial.KillsWanted; kill++)
        {
            if (kill % 3 == 1)
            {
                await using var import = trial.Import(["--store", trial.Store], together: 20, of: next.Delivery);
                var more = trial.Withdrawn + trial.Random.Next(trial.Reference.Incidents / 50);
                await Trial.Until(() => trial.Withdrawn > more, $"{Trial.Text(more)} withdrawn", import);
                await trial.Kill(import);
                await AfterKill.Check(trial);
            }
            else
            {
                await KillBrief(trial, editions, kill + 1);
            }
            await editions.Check();
        }
        await editions.PrintAgain();
        await AfterFault.Check(trial, expected: next);
        await editions.PrintAgain();
    }

    // An edition is the first that a brief writes, so that the log's growth tells when it is written.
    private static async Task KillBrief(Trial trial, EditionsCheck editions, int number)
    {
        var before = Log(trial.Store);
        var moment = trial.Random.Next(LongestMoment);
        trial.Points.Add($"{moment} ms after the first write");
        await using var brief = editions.Brief(number);
        await Trial.Until(() => Log(trial.Store) is { Length: > 0 } log && log != before, "the first write", brief);
        await Task.Delay(moment);
        await trial.Kill(brief);
    }

    private static (long Length, DateTime Changed) Log(string store)
    {
        var log = new FileInfo(StoreFile.PathOf(store) + "-wal");
        return log.Exists ? (log.Length, log.LastWriteTimeUtc) : default;
    }
}
