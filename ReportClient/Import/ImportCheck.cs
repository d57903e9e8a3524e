using Reporting.Ledger;

namespace Reporting.Import;

/// <summary>What an import into a store that holds nothing would do, found without any store.</summary>
internal static class ImportCheck
{
    /// <summary>Reads every row; a valid one is new, and a second copy of it is unchanged.</summary>
    /// <exception cref="Errors.ReportingException">The file cannot be read.</exception>
    public static ImportSummary OfEmptyStore(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var file = IncidentFile.Open(request.Path, request.Format);
        var counts = new ImportCounts();
        long rows = 0;
        foreach (var row in file.Rows())
        {
            if (cancel.IsCancellationRequested) break;
            if (row.Incident is { } incident) counts.Settle([incident], [row.Repeats ? RecordOutcome.Unchanged : RecordOutcome.Recorded]);
            else counts.Reject(row.Rejected!);
            if (++rows % Importer.RowsPerReport == 0) progress?.Report(new ImportProgress(rows, file.BytesRead, file.BytesTotal));
        }
        return counts.ToSummary(file, request with { DryRun = true }, cancelled: cancel.IsCancellationRequested, rejectedFile: null) with { Missing = request.Missing is null ? null : new MissingSummary() };
    }
}
