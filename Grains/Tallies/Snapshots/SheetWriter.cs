namespace Reporting.Tallies;

/// <summary>Writes a run of cells in pieces of whole years, so that whoever reads it reads what is wanted.</summary>
internal static class SheetWriter
{
    // What is read in a few milliseconds; smaller pieces would repeat their tallies.
    private const int CellsOfAPiece = 16_384;

    /// <summary>What is stored of a run, and the bytes of what is stored behind it, in order.</summary>
    public static (StoredSheet Sheet, IReadOnlyList<byte[]> Parts) Write(CellRun run)
    {
        var names = new SheetNames(run.Years.SelectMany(year => year.Cells.Spans));
        var (items, parts, pieces) = (new MetItems(), new List<byte[]>(), new List<StoredPiece>());
        parts.Add(DaySums.Write(run.Years, names.Province, items));
        var writer = new PieceWriter(names, items);
        foreach (var years in Pieces(run.Years))
        {
            parts.Add(writer.Write([.. years.SelectMany(year => year.Cells.Spans)]));
            pieces.Add(new StoredPiece { Length = parts[^1].Length, Years = [.. years.Select(year => year.Known)] });
        }
        var sheet = names.ToStored(items);
        (sheet.Pieces, sheet.DaysLength) = ([.. pieces], parts[0].Length);
        return (sheet, parts);
    }

    private static IEnumerable<List<CellYear>> Pieces(IReadOnlyList<CellYear> years)
    {
        var (piece, cells) = (new List<CellYear>(), 0);
        foreach (var year in years)
        {
            piece.Add(year);
            cells += year.Count;
            if (cells < CellsOfAPiece) continue;
            yield return piece;
            (piece, cells) = ([], 0);
        }
        if (piece.Count > 0) yield return piece;
    }
}
