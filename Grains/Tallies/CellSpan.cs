namespace Reporting.Tallies;

/// <summary>Some cells of a leaf or of a roll-up, one after another.</summary>
/// <param name="Cells">The leaf.</param>
/// <param name="From">The first.</param>
/// <param name="To">The one after the last.</param>
internal readonly record struct CellSpan(PackedCells Cells, int From, int To)
{
    private const int Few = 16;

    public int Count => To - From;

    /// <summary>How many bytes the cells take.</summary>
    public int Bytes => 16 * Count + Cells.StartOf(To) - Cells.StartOf(From);

    /// <summary>A cell after one, with none between them whose facts are not before some. A few are passed over one by one as quickly as they are searched.</summary>
    public int Next(int at, ulong facts) => at + Few < To && Cells.Facts[at + Few] < facts ? Math.Min(Cells.Find(facts), To) : at + 1;

    /// <summary>One cell's tally, which is read when it is looked at.</summary>
    public WrittenTally TallyOf(int cell) => new(Cells.Tallies, Cells.StartOf(cell), Cells.Ends[cell]);
}
