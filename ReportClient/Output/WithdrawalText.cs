using System.Text;
using Reporting.Commands;
using Reporting.Import;

namespace Reporting.Output;

/// <summary>Prints what a list of withdrawals did.</summary>
internal static class WithdrawalText
{
    public static string Print(WithdrawalSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var text = new StringBuilder();
        text.Append(summary.DryRun ? "Would import " : summary.Cancelled ? "Stopped importing " : "Imported ")
            .Append(Problem.Clean(Path.GetFileName(summary.Path))).Append(" (").Append(ImportFormat.AcledDeleted.Code()).Append(")\n");
        ImportText.Row(text, "read", summary.Read);
        ImportText.Row(text, "withdrawn", summary.Withdrawn);
        ImportText.Row(text, "already withdrawn", summary.AlreadyWithdrawn);
        ImportText.Row(text, "never recorded", summary.NeverRecorded);
        if (summary.Stale > 0) ImportText.Row(text, "stale", summary.Stale, "a later revision stands");
        ImportText.Rejected(text, summary.Rejected, summary.RejectedByReason);
        ImportText.Ids(text, "never recorded", summary.FirstNeverRecorded, summary.NeverRecorded);
        ImportText.Rejected(text, summary.Rejected, summary.FirstRejected, summary.RejectedFile);
        if (summary.Cancelled) text.Append("Run it again to go on: what was withdrawn stays, and nothing is withdrawn twice.\n");
        if (summary.DryRun) text.Append("Dry run: nothing was written.\n");
        return text.ToString();
    }
}
