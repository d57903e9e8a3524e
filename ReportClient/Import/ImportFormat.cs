namespace Reporting.Import;

/// <summary>What a file of incidents looks like.</summary>
public enum ImportFormat
{
    /// <summary>UCDP GED and its candidate events, CSV (<c>docs/formats/ucdp-ged.md</c>).</summary>
    UcdpGed = 1,
    /// <summary>Reporting's own CSV, one incident a row (<c>docs/formats/reporting-csv.md</c>).</summary>
    ReportingCsv = 2,
    /// <summary>Reporting's own JSON, one incident a line (<c>docs/formats/reporting-jsonl.md</c>).</summary>
    ReportingJsonLines = 3,
    /// <summary>ACLED's list of deleted events, CSV: withdrawals, no incidents (<c>docs/formats/acled-deleted.md</c>).</summary>
    AcledDeleted = 4,
}

/// <summary>The names of <see cref="ImportFormat"/>, as the command line writes them.</summary>
public static class ImportFormats
{
    /// <summary>Every format.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } = [ImportFormat.UcdpGed, ImportFormat.ReportingCsv, ImportFormat.ReportingJsonLines, ImportFormat.AcledDeleted];

    /// <summary>Every name, as a sentence lists them.</summary>
    internal static string Names { get; } = string.Join(", ", All.Select(Code));

    /// <summary>The name: <c>ucdp-ged</c>, <c>reporting-csv</c>, <c>reporting-jsonl</c>, <c>acled-deleted</c>.</summary>
    public static string Code(this ImportFormat format) => format switch
    {
        ImportFormat.UcdpGed => "ucdp-ged",
        ImportFormat.ReportingCsv => "reporting-csv",
        ImportFormat.AcledDeleted => "acled-deleted",
        _ => "reporting-jsonl",
    };

    /// <summary>Finds a format by its name; letter case and surrounding spaces do not matter.</summary>
    public static bool TryParse(string? name, out ImportFormat format)
    {
        foreach (var candidate in All)
        {
            if (!string.Equals(candidate.Code(), name?.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            format = candidate;
            return true;
        }
        format = default;
        return false;
    }
}
