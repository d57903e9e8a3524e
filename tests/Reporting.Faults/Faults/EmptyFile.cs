using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>The SQLite file has zero bytes where a store was: it is never taken for a new store.</summary>
internal sealed class EmptyFile : Fault
{
    public override string Name => "empty-file";

    public override string What => "a zero-byte file where a store was";

    public override int Trials => 2;

    public override async Task Try(Trial trial)
    {
        trial.Reference.CopyStore(trial.Store);
        var path = StoreFile.PathOf(trial.Store);
        await File.WriteAllBytesAsync(path, []);
        var (refusal, answers) = await AfterDamage.Check(trial);
        if (refusal is null || answers > 0) throw new FaultException($"an empty file was taken for a store, and {answers} questions were answered");
        await using (var import = trial.Import(["--store", trial.Store], together: 500)) await Clear.Ended(import, 10);
        if (new FileInfo(path).Length > 0) throw new FaultException("the empty file was written to");
    }
}
