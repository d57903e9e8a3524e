using System.Text;
using Reporting.Commands;

namespace Reporting.Output;

/// <summary>Prints what an import did.</summary>
internal static class ImportText
{
    public static string Print(ImportAsked asked, ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(asked.DryRun ? "Would import " : "Imported ").Append(Path.GetFileName(asked.File)).Append(" (").Append(report.Format).Append(")\n");
        Row(text, "read", report.Read);
        Row(text, "recorded", report.Recorded);
        Row(text, "revised", report.Revised);
        Row(text, "unchanged", report.Unchanged);
        if (report.Stale > 0) Row(text, "stale", report.Stale, "an older revision than the one that stands");
        if (report.StaysWithdrawn > 0) Row(text, "stays withdrawn", report.StaysWithdrawn, "says what was withdrawn");
        Row(text, "rejected", report.Rejected);
        foreach (var (reason, count) in report.RejectedByReason) Row(text, "  " + reason, count);
        if (report.InconsistentLow > 0) Row(text, "low above best", report.InconsistentLow, "kept as the source has it");
        if (report.InconsistentHigh > 0) Row(text, "best above high", report.InconsistentHigh, "kept as the source has it");
        if (report.RejectedFile is not null) text.Append("Rejected rows with their reasons: ").Append(report.RejectedFile).Append('\n');
        if (report is { Recorded: 0, Revised: 0, Rejected: 0, Read: > 0 }) text.Append("Nothing new: the ledger already says all of this.\n");
        if (asked.DryRun) text.Append("Dry run: nothing was written.\n");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, long count, string note = "")
    {
        text.Append("  ").Append(name.PadRight(24)).Append(FigureText.Number(count).PadLeft(12));
        if (note.Length > 0) text.Append("  ").Append(note);
        text.Append('\n');
    }
}
