using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>What the store keeps is cut short or has a flipped bit: damage of the ledger is named and never served, a snapshot is made anew.</summary>
internal sealed class DamagedPart : Fault
{
    // What a name begins with, and whether the ledger cannot do without it.
    private static readonly (string Beginning, bool IsLedger)[] Parts = [("page-", true), ("snapshot", false), ("text-", true), ("told", false), ("description", false), ("outline", false)];

    public override string Name => "damaged-part";

    public override string What => "a page, text page, snapshot, outline, watermark or description cut short or with a flipped bit";

    public override int Trials => 2 * Parts.Length;

    public override int FastTrials => 3;

    public override async Task Try(Trial trial)
    {
        var (beginning, isLedger) = Parts[trial.Number % Parts.Length];
        var isCut = trial.Number < Parts.Length;
        trial.Reference.CopyStore(trial.Store);
        string name;
        using (var file = new StoreFile(trial.Store))
        {
            var kept = file.Kept(beginning);
            (var row, var grain, name) = kept[trial.Random.Next(kept.Count)];
            trial.Points.Add($"{name} of {grain} {(isCut ? "cut" : "flipped")}");
            file.Change(row, body => isCut ? body[..trial.Random.Next(body.Length)] : Flipped(body, trial.Random));
        }
        var (refusal, answers) = await AfterDamage.Check(trial);
        trial.Seen.Add($"{beginning.TrimEnd('-')} {(isCut ? "cut" : "flipped")}: {(refusal is null ? "audit clean" : "audit refuses")}, {answers} of {Children.AnswersChild.Answers} answered");
        if (isLedger && (refusal is null || !refusal.Contains(name, StringComparison.Ordinal))) throw new FaultException($"the audit does not name {name}: {refusal}");
        if (beginning is "snapshot" or "outline" && refusal is not null) throw new FaultException($"a damaged {beginning} was not made anew: {refusal}");
        if (beginning == "page-" && answers > 0) throw new FaultException($"{answers} questions were answered from a ledger with a damaged page");
    }

    // In the last nine tenths, since the first bytes are the storage's own framing of which a bit may mean nothing.
    private static byte[] Flipped(byte[] body, Random random)
    {
        var changed = body.ToArray();
        changed[body.Length / 10 + random.Next(body.Length - body.Length / 10)] ^= (byte)(1 << random.Next(8));
        return changed;
    }
}
