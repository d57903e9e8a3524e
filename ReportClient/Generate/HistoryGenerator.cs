using Reporting.Backup;
using Reporting.Import;

namespace Reporting.Generate;

/// <summary>Writes a made-up history of any length: the same bytes for the same seed and length, on every machine.</summary>
/// <remarks>Rows are made one by one from their number, so that memory does not grow with them and a longer history begins with the shorter one's rows.</remarks>
internal static class HistoryGenerator
{
    /// <summary>How many rows are written between two reports of progress.</summary>
    public const int RowsPerReport = 20_000;

    /// <summary>Writes a history.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="rows">How many rows: incidents, and among them revisions where the format holds them.</param>
    /// <param name="seed">Fixes all that is drawn.</param>
    /// <param name="format">One of <see cref="DraftRows.Formats"/>.</param>
    /// <param name="detail">How much each row says; which incidents there are does not depend on it.</param>
    /// <param name="progress">Is told how many rows are written.</param>
    /// <param name="cancel">Stops between two rows.</param>
    public static void Write(Stream stream, long rows, long seed, ImportFormat format, HistoryDetail detail = HistoryDetail.Full, IProgress<WorkStep>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var drafting = new Drafting(seed, detail);
        var writer = DraftRows.Of(format);
        var file = new RowBuffer(stream);
        writer.Begin(file);
        for (long row = 0; row < rows; row++)
        {
            writer.Write(file, drafting.Row(row, writer.HoldsRevisions));
            if ((row + 1) % RowsPerReport != 0) continue;
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new WorkStep(row + 1, rows, "rows"));
        }
        file.Flush();
        progress?.Report(new WorkStep(rows, rows, "rows"));
    }
}
