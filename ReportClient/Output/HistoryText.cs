using System.Globalization;
using System.Text;
using Reporting.Commands;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Output;

/// <summary>Prints an incident's history for people: a table of its versions, and one of what each revision changed.</summary>
internal static class HistoryText
{
    public static string Print(IncidentHistory history, Screen screen)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(screen);
        var text = new StringBuilder();
        text.Append(Problem.Clean(history.Id.ToString())).Append('\n');
        text.Append(history.Versions.Length == 1 ? "1 version" : $"{FigureText.Number(history.Versions.Length)} versions").Append(history.Stands ? "; the last one stands\n\n" : "; withdrawn\n\n");
        var versions = new TableText().Column("Version", number: true).Column("What").Column("When").Column("Who").Column("Why");
        foreach (var version in history.Versions)
            versions.Row([Number(version), What(version), AnswerHeading.Time(version.Entry.RecordedAt), Clean(version.Entry.RecordedBy), Clean(version.Entry.Reason)]);
        text.Append(versions.At(screen));
        foreach (var version in history.Versions) Changes(text, version, screen);
        return text.ToString();
    }

    private static void Changes(StringBuilder text, IncidentVersion version, Screen screen)
    {
        if (version.Changes.IsEmpty && version.Entry.Kind != EntryKind.Revised) return;
        text.Append(CultureInfo.InvariantCulture, $"\nVersion {version.Number} against version {version.Number - 1}\n");
        if (version.Changes.IsEmpty)
        {
            text.Append("It says the same.\n");
            return;
        }
        var table = new TableText().Column("Field").Column("Before").Column("Now");
        foreach (var change in version.Changes) table.Row([Clean(change.Field), Value(change.Old), Value(change.New)]);
        text.Append(table.At(screen));
    }

    private static string What(IncidentVersion version)
    {
        var what = version.What.Replace('-', ' ');
        return version.Entry.RetractedRevision > 0 ? string.Create(CultureInfo.InvariantCulture, $"{what} up to revision {version.Entry.RetractedRevision}") : what;
    }

    private static string Number(IncidentVersion version) => version.Number.ToString(CultureInfo.InvariantCulture);

    private static string Value(string? text) => text is null ? FigureText.NotReported : Clean(text);

    // Control characters of a source never reach the terminal; its line breaks are spaces here.
    private static string Clean(string? text) => Problem.Clean(string.Join(' ', (text ?? "").Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)));
}
