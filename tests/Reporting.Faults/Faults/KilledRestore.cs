using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>A restore is killed again and again, and then goes on: the store is the one that was backed up.</summary>
internal sealed class KilledRestore : Fault
{
    public override string Name => "killed-restore";

    public override string What => "kill -9 during restore, which is then run again";

    public override int Trials => 2;

    public override int KillsInATrial => 5;

    public override async Task Try(Trial trial)
    {
        var backup = await trial.Reference.Backup;
        string[] restore = ["restore", backup, "--store", trial.Store];
        for (var kill = 0; kill < trial.KillsWanted; kill++)
        {
            // What a killed restore has written stays, so that each kill comes further on.
            var point = trial.Reference.StoreBytes * (kill + trial.Random.NextDouble()) / (trial.KillsWanted + 1);
            trial.Points.Add($"after {Trial.Text(Math.Floor(point / 1024))} KB written");
            await using var child = trial.Client("the restore", restore);
            await Trial.Until(() => Written(trial.Store) > point, $"{Trial.Text(point)} bytes", child);
            await trial.Kill(child);
        }
        await using (var last = trial.Client("the restore that goes on", restore)) await Clear.Ended(last, 0);
        await AfterFault.Audit(trial);
        var (different, _) = await trial.Reference.Differences(trial.Store, Path.Combine(trial.Folder, "answers"));
        trial.Differing += different.Count;
        if (different.Count > 0) throw new FaultException($"{string.Join(", ", different.Keys)} of the restored store differ.");
    }

    private static long Written(string store) => Directory.Exists(store) ? Directory.GetFiles(store).Sum(Length) : 0;

    // SQLite removes its log at times.
    private static long Length(string file) => new FileInfo(file) is { Exists: true } found ? found.Length : 0;
}
