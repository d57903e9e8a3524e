using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>A row that cannot be recorded, with where and why. Nothing of it is lost.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Field">The column or member; empty where the whole row is at fault.</param>
/// <param name="Value">The value found, shortened when long.</param>
/// <param name="Reason">The reason's code.</param>
/// <param name="Message">The reason in words.</param>
/// <param name="Raw">The row as it stands in the file, at most <see cref="ReadRow.LongestRow"/> characters of it.</param>
public sealed record RejectedRow(string File, long Line, string Field, string Value, RejectReason Reason, string Message, string Raw)
{
    /// <summary>As one line: <c>deaths.csv line 7, date_start '2021-02-31': ...</c></summary>
    public override string ToString() => Field.Length == 0 ? $"{File} line {Line}: {Message}" : $"{File} line {Line}, {Field} '{Value}': {Message}";
}

/// <summary>One row of a file: an incident, or why it is none.</summary>
/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Incident">The incident; null when the row is rejected.</param>
/// <param name="Rejected">Why there is no incident; null when there is one.</param>
/// <param name="Characters">How long the row is.</param>
/// <param name="Repeats">Whether an earlier row of the file already said exactly this.</param>
public readonly record struct ReadRow(long Line, Incident? Incident, RejectedRow? Rejected, int Characters, bool Repeats)
{
    /// <summary>The longest row that is accepted, in characters; those of UCDP stay below a hundredth of it.</summary>
    public const int LongestRow = 1_000_000;
}
