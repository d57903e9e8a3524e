namespace Reporting.Tallies;

/// <summary>Some cells of a leaf or of a roll-up, one after another.</summary>
/// <param name="Cells">The leaf.</param>
/// <param name="From">The first.</param>
/// <param name="To">The one after the last.</param>
internal readonly record struct CellSpan(PackedCells Cells, int From, int To)
{
    public int Count => To - From;

    /// <summary>How many bytes the cells take.</summary>
    public int Bytes => 16 * Count + Cells.StartOf(To) - Cells.StartOf(From);

    /// <summary>One cell's tally, which is read when it is looked at.</summary>
    public Tally TallyOf(int cell) => new(Cells.Tallies, Cells.StartOf(cell), Cells.Ends[cell]);
}
