using System.Collections.Immutable;
using Reporting.Storage;

namespace Reporting.Tallies;

/// <summary>Turns a stored sheet into one whose cells are read once somebody wants them.</summary>
internal static class SheetReading
{
    /// <summary>The sheet, in the numbers of this process.</summary>
    /// <param name="stored">What <see cref="SheetWriter"/> wrote.</param>
    /// <param name="parts">The bytes behind it. Every checksum is looked at now.</param>
    /// <param name="grain">Whose sheet it is.</param>
    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
    public static TallySheet Read(StoredSheet stored, ReadOnlyMemory<byte> parts, GrainId grain)
    {
        var (numbers, years, pieces) = (new NumbersHere(stored), new List<CellYear>(), new List<LateCells>());
        var days = parts[..stored.DaysLength];
        parts = parts[stored.DaysLength..];
        foreach (var piece in stored.Pieces)
        {
            var content = parts[..piece.Length];
            parts = parts[piece.Length..];
            if (Envelope.DamageOf(PieceWriter.Kind, content.Span) is { } damage) throw new InvalidDataException(damage);
            var cells = new LateCells(() => Read(numbers, piece, content, grain));
            pieces.Add(cells);
            years.AddRange(piece.Years.Select(year => CellYear.Late(year, cells)));
        }
        if (parts.Length > 0) throw new InvalidDataException("a snapshot is longer than its pieces");
        DaySums.Read(days.Span, years, stored.Province, numbers.Items);
        return TallySheet.Of(CellRun.Late([.. years], [.. pieces]));
    }

    private static ImmutableArray<PackedCells> Read(NumbersHere numbers, StoredPiece piece, ReadOnlyMemory<byte> sealedCells, GrainId grain)
    {
        try
        {
            var leaves = PieceReading.Leaves(numbers, piece, sealedCells.Span);
            // Numbers of seized items may take other bytes here.
            var years = YearCells.Of(leaves).Zip(piece.Years, (read, known) => new StoredYear(read.Year, read.Cells.First, read.Cells.Last, read.Cells.Count, known.Bytes));
            return years.SequenceEqual(piece.Years) && leaves.Sum(leaf => leaf.Count) == piece.Years.Sum(year => year.Count) ? leaves : throw new InvalidDataException("the cells are not those of the piece's years");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new SnapshotWrongException(grain, error);
        }
    }
}
