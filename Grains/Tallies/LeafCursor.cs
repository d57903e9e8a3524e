namespace Reporting.Tallies;

/// <summary>Goes through a run leaf by leaf, in stretches that lie in one leaf.</summary>
internal struct LeafCursor(CellRun run)
{
    private int _next = 1;

    /// <summary>The leaf.</summary>
    public PackedCells Leaf { get; private set; } = run.Leaves[0];

    /// <summary>The stretch's first cell in the leaf.</summary>
    public int From { get; private set; }

    /// <summary>The one after its last.</summary>
    public int To { get; private set; }

    /// <summary>How many cells the stretch has.</summary>
    public readonly int Count => To - From;

    /// <summary>Whether no cell is left.</summary>
    public readonly bool AtEnd => From == Leaf.Count;

    /// <summary>Makes the stretch reach to a key and no farther.</summary>
    public void GoTo(PackedKey last) => To = Leaf.FindAfter(last, From);

    /// <summary>Leaves the stretch behind.</summary>
    public void Leave()
    {
        From = To;
        if (From < Leaf.Count || _next == run.Leaves.Length) return;
        (Leaf, From, To) = (run.Leaves[_next++], 0, 0);
    }
}
