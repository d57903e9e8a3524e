using System.Security.Cryptography;
using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>The store's folder may only be read: a recording and a question end with a clear message, and nothing changes.</summary>
internal sealed class ReadOnlyFolder : Fault
{
    public override string Name => "read-only-folder";

    public override string What => "read-only folder, with a store and without one";

    public override int Trials => 2;

    public override async Task Try(Trial trial)
    {
        Directory.CreateDirectory(trial.Store);
        await Refused(trial, hasStore: false);
        await using (var import = trial.Import(["--store", trial.Store], together: 100))
        {
            await trial.Reached(trial.Point(trial.Reference.Incidents), import);
            import.Send(Signal.Interrupt);
            await Clear.Ended(import, 0, 130);
        }
        await Refused(trial, hasStore: true);
        await AfterFault.Check(trial);
    }

    private static async Task Refused(Trial trial, bool hasStore)
    {
        var before = Content(trial.Store);
        await using (var disk = await SmallDisk.ReadOnly(trial.Store))
        {
            await using var import = trial.Import(["--store", trial.Store], together: 100, surroundings: disk.Inside);
            await Clear.Ended(import, 9);
            await using var silo = ServingSilo.Begin(trial.Store, surroundings: disk.Inside);
            await Clear.Ended(silo, 9);
            await using var tally = trial.Client("a question", ["tally", "--store", trial.Store], disk.Inside);
            await Clear.Ended(tally, hasStore ? 9 : 6);
        }
        if (Content(trial.Store) != before) throw new FaultException("the content of a read-only folder has changed.");
        trial.Seen.Add("a bind mount in a mount namespace of its own");
    }

    private static string Content(string folder) => string.Join('\n', Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"));
}
