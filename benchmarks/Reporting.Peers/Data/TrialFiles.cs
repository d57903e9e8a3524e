using System.Collections.Immutable;
using Reporting.Generate;
using Reporting.Import;

namespace Reporting.Peers.Data;

/// <summary>One made-up history in several files: as the product imports it, in one detail or more, and flat as a table takes it.</summary>
/// <param name="Own">Reporting's own CSV, revisions among its rows; one for each detail.</param>
/// <param name="Flat">22 columns, only what stands in the end: a table with a primary key need not revise anything.</param>
internal sealed record TrialFiles(ImmutableArray<(HistoryDetail Detail, TrialFile File)> Own, TrialFile Flat)
{
    /// <summary>How many incidents stand when a file is loaded.</summary>
    public long Standing => Flat.Rows;

    public static TrialFiles Write(string folder, PeerOptions options, int incidents)
    {
        var flat = Path.Combine(folder, "flat.csv");
        using var stream = File.Create(flat);
        var standing = WriteFlat(stream, incidents, options.Seed);
        stream.Flush();
        return new TrialFiles([.. options.Details.Select(detail => (detail, WriteOwn(folder, incidents, options.Seed, detail)))], new TrialFile(flat, standing));
    }

    private static TrialFile WriteOwn(string folder, int incidents, int seed, HistoryDetail detail)
    {
        var own = Path.Combine(folder, $"own-{detail.Code()}.csv");
        using var stream = File.Create(own);
        HistoryGenerator.Write(stream, incidents, seed, ImportFormat.ReportingCsv, detail);
        return new TrialFile(own, incidents);
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
