using Reporting.Generate;
using Reporting.Import;

namespace Reporting.Peers.Data;

/// <summary>One made-up history as two files: as the product imports it, and flat as a table takes it.</summary>
/// <param name="Own">Reporting's own CSV, revisions among its rows.</param>
/// <param name="Flat">22 columns, only what stands in the end: a table with a primary key need not revise anything.</param>
/// <param name="Rows">Rows of <paramref name="Own"/>.</param>
/// <param name="Standing">Rows of <paramref name="Flat"/>.</param>
internal sealed record TrialFiles(string Own, string Flat, long Rows, long Standing)
{
    public static TrialFiles Write(string folder, int rows, int seed)
    {
        var own = Path.Combine(folder, "own.csv");
        var flat = Path.Combine(folder, "flat.csv");
        using (var stream = File.Create(own)) HistoryGenerator.Write(stream, rows, seed, ImportFormat.ReportingCsv);
        using (var stream = File.Create(flat)) return new TrialFiles(own, flat, rows, WriteFlat(stream, rows, seed));
    }

    private static long WriteFlat(Stream stream, int rows, int seed)
    {
        var drafting = new Drafting(seed);
        var replaced = new HashSet<long>();
        for (long row = 0; row < rows; row++)
            if (drafting.Revisions.Replaces(row) is { } earlier) replaced.Add(earlier);
        var writer = new FlatRows();
        var file = new RowBuffer(stream);
        writer.Begin(file);
        for (long row = 0; row < rows; row++)
            if (!replaced.Contains(row)) writer.Write(file, drafting.Row(row));
        file.Flush();
        return rows - replaced.Count;
    }
}
