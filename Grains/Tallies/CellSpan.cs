namespace Reporting.Tallies;

/// <summary>Some cells of a leaf or of a roll-up, one after another.</summary>
/// <param name="Cells">The leaf.</param>
/// <param name="From">The first.</param>
/// <param name="To">The one after the last.</param>
/// <param name="Tallies">The leaf's tallies as they were given out before, by cell; null where they are not kept.</param>
internal readonly record struct CellSpan(PackedCells Cells, int From, int To, Tally?[]? Tallies = null)
{
    public int Count => To - From;

    /// <summary>How many bytes the cells take.</summary>
    public int Bytes => 16 * Count + Cells.StartOf(To) - Cells.StartOf(From);

    /// <summary>One cell's tally.</summary>
    public Tally TallyOf(int cell) => Tallies is { } known ? known[cell] ??= Unpack(cell) : Unpack(cell);

    private Tally Unpack(int cell)
    {
        var sum = Packing.FreshSum();
        PackedTally.AddTo(sum, Cells.TallyOf(cell));
        return sum.ToTally();
    }
}
