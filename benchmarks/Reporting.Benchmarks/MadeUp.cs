using Reporting.Benchmarks.Measuring;
using Reporting.Generate;
using Reporting.Import;
using Reporting.Incidents;

namespace Reporting.Benchmarks;

/// <summary>Made-up input, for what needs no file of the user's: always the same.</summary>
internal static class MadeUp
{
    private const int Seed = 1;

    /// <summary>Writes a history as Reporting's own CSV.</summary>
    public static void Write(string path, int rows, HistoryDetail detail = HistoryDetail.Full)
    {
        using var stream = File.Create(path);
        HistoryGenerator.Write(stream, rows, Seed, ImportFormat.ReportingCsv, detail);
    }

    /// <summary>The incidents of a history, as the importer reads them.</summary>
    public static List<Incident> Incidents(int rows)
    {
        using var folder = new ScratchFolder();
        Write(folder.At("history.csv"), rows);
        using var file = IncidentFile.Open(folder.At("history.csv"));
        return [.. file.Rows().Select(row => row.Incident!)];
    }
}
