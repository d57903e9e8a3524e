using System.Text;
using Reporting.Commands;
using Reporting.Import;
using Reporting.Incidents;

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
        if (summary.Missing is { } missing) Row(text, "withdrawn", Withdrawn(missing, summary.DryRun), missing.Scopes.IsEmpty ? "" : $"missing of {FigureText.Number(missing.Stood)} that stood in the scope");
        if (summary.Missing?.Changed > 0) Row(text, "left alone", summary.Missing.Changed, "missing, and recorded anew meanwhile");
        Rejected(text, summary.Rejected, summary.RejectedByReason);
        if (summary.LowAboveBest > 0) Row(text, "low above best", summary.LowAboveBest, "kept as the source has it");
        if (summary.BestAboveHigh > 0) Row(text, "best above high", summary.BestAboveHigh, "kept as the source has it");
        if (summary.Missing is not null) Missing(text, summary.Missing);
        Rejected(text, summary.Rejected, summary.FirstRejected, summary.RejectedFile);
        if (summary is { Read: > 0, Recorded: 0, Revised: 0, Rejected: 0, Cancelled: false, Missing: null or { Missing: 0 } }) text.Append(NothingNew(summary));
        if (summary.Cancelled) text.Append("Run it again to go on: what was recorded stays, and nothing is counted twice.\n");
        if (summary.DryRun) text.Append("Dry run: nothing was written.\n");
        return text.ToString();
    }

    // Why nothing of a whole file was new.
    private static string NothingNew(ImportSummary summary) => (summary.Stale, summary.StaysWithdrawn) switch
    {
        (0, 0) => "Nothing new: the ledger already says all of this.\n",
        (_, 0) => "Nothing was written: where a row says otherwise than the ledger, a later revision stands.\n",
        (0, _) => "Nothing was written: where a row says otherwise than the ledger, it says what was withdrawn.\n",
        _ => "Nothing was written: where a row says otherwise than the ledger, a later revision stands, or it says what was withdrawn.\n",
    };

    /// <summary>How many rows were rejected, by reason.</summary>
    public static void Rejected(StringBuilder text, long rejected, IEnumerable<KeyValuePair<RejectReason, long>> byReason)
    {
        Row(text, "rejected", rejected);
        foreach (var (reason, count) in byReason.OrderByDescending(reason => reason.Value)) Row(text, "  " + reason.Code(), count);
    }

    /// <summary>The first rejected rows, and where all of them are.</summary>
    public static void Rejected(StringBuilder text, long rejected, IReadOnlyList<RejectedRow> first, string? file)
    {
        foreach (var row in first.Take(MostNamed)) text.Append("rejected: ").Append(Problem.Clean(row.ToString())).Append('\n');
        if (rejected > MostNamed) text.Append("rejected: and ").Append(FigureText.Number(rejected - MostNamed)).Append(" more\n");
        if (file is not null) text.Append("All rejected rows with their reasons: ").Append(file).Append('\n');
    }

    /// <summary>The first of many ids in one line.</summary>
    public static void Ids(StringBuilder text, string what, IReadOnlyList<IncidentId> first, long count)
    {
        if (count == 0) return;
        text.Append(what).Append(": ").AppendJoin(", ", first.Take(MostNamed).Select(id => Problem.Clean(id.ToString())));
        if (count > MostNamed) text.Append(", and ").Append(FigureText.Number(count - Math.Min(MostNamed, first.Count))).Append(" more");
        text.Append('\n');
    }

    private static void Missing(StringBuilder text, MissingSummary missing)
    {
        foreach (var scope in missing.Scopes) text.Append("scope: ").Append(Problem.Clean(scope.ToString())).Append('\n');
        Ids(text, "missing", missing.First, missing.Missing);
        if (missing.Refusal == MissingRefusal.NotComplete) text.Append("Nothing was withdrawn: the file was not read to its end.\n");
    }

    private static long Withdrawn(MissingSummary missing, bool dryRun) => dryRun && missing.Refusal == MissingRefusal.None ? missing.Missing : missing.Withdrawn;

    /// <summary>A count with its name.</summary>
    public static void Row(StringBuilder text, string name, long count, string note = "")
    {
        text.Append("  ").Append(name.PadRight(20)).Append(FigureText.Number(count).PadLeft(12));
        if (note.Length > 0) text.Append("  ").Append(note);
        text.Append('\n');
    }
}
