using Reporting.Import;

namespace Reporting.Generate;

/// <summary>Writes drafts in one format.</summary>
internal interface IDraftRows
{
    /// <summary>Whether a file of the format can hold several versions of one incident.</summary>
    bool HoldsRevisions { get; }

    /// <summary>Writes what stands before the first row.</summary>
    void Begin(RowBuffer file);

    void Write(RowBuffer file, Draft draft);
}

/// <summary>The formats that can be generated.</summary>
internal static class DraftRows
{
    /// <summary>Every format, the default first.</summary>
    public static IReadOnlyList<ImportFormat> Formats { get; } = [ImportFormat.ReportingCsv, ImportFormat.ReportingJsonLines, ImportFormat.UcdpGed];

    public static IDraftRows Of(ImportFormat format) => format switch
    {
        ImportFormat.ReportingCsv => new ReportingCsvRows(),
        ImportFormat.ReportingJsonLines => new ReportingJsonRows(),
        ImportFormat.UcdpGed => new UcdpGedRows(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No history can be generated so."),
    };
}
