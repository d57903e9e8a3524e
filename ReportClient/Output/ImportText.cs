using System.Text;
using Reporting.Commands;
using Reporting.Import;

namespace Reporting.Output;

/// <summary>Prints what an import did.</summary>
internal static class ImportText
{
    /// <summary>The most rejected rows that are named; the file holds them all.</summary>
    public const int MostNamed = 5;

    public static string Print(ImportSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var text = new StringBuilder();
        text.Append(summary.DryRun ? "Would import " : summary.Cancelled ? "Stopped importing " : "Imported ").Append(Problem.Clean(Path.GetFileName(summary.Path))).Append(" (").Append(summary.Format.Code()).Append(")\n");
        Row(text, "read", summary.Read);
        Row(text, "recorded", summary.Recorded);
        Row(text, "revised", summary.Revised);
        Row(text, "unchanged", summary.Unchanged);
        if (summary.Stale > 0) Row(text, "stale", summary.Stale, "a later revision stands");
        if (summary.StaysWithdrawn > 0) Row(text, "stays withdrawn", summary.StaysWithdrawn, "says what was withdrawn");
        Row(text, "rejected", summary.Rejected);
        foreach (var (reason, count) in summary.RejectedByReason.OrderByDescending(reason => reason.Value)) Row(text, "  " + reason.Code(), count);
        if (summary.LowAboveBest > 0) Row(text, "low above best", summary.LowAboveBest, "kept as the source has it");
        if (summary.BestAboveHigh > 0) Row(text, "best above high", summary.BestAboveHigh, "kept as the source has it");
        foreach (var row in summary.FirstRejected.Take(MostNamed)) text.Append("rejected: ").Append(Problem.Clean(row.ToString())).Append('\n');
        if (summary.Rejected > MostNamed) text.Append("rejected: and ").Append(FigureText.Number(summary.Rejected - MostNamed)).Append(" more\n");
        if (summary.RejectedFile is not null) text.Append("All rejected rows with their reasons: ").Append(summary.RejectedFile).Append('\n');
        if (summary is { Read: > 0, Recorded: 0, Revised: 0, Rejected: 0, Cancelled: false }) text.Append("Nothing new: the ledger already says all of this.\n");
        if (summary.Cancelled) text.Append("Run it again to go on: what was recorded stays, and nothing is counted twice.\n");
        if (summary.DryRun) text.Append("Dry run: nothing was written.\n");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, long count, string note = "")
    {
        text.Append("  ").Append(name.PadRight(20)).Append(FigureText.Number(count).PadLeft(12));
        if (note.Length > 0) text.Append("  ").Append(note);
        text.Append('\n');
    }
}
