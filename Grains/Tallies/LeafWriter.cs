using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>Writes cells in order into the leaves of a run.</summary>
/// <remarks>For one thread and one run.</remarks>
internal sealed class LeafWriter
{
    private readonly ImmutableArray<PackedCells>.Builder _leaves = ImmutableArray.CreateBuilder<PackedCells>();
    private readonly CellWriter _open = Packing.FreshWriter();

    /// <summary>Whether a leaf may be shared: that closes the one before it, which must not leave many small ones.</summary>
    public bool CanShare => _open.Count is 0 or >= CellRun.LeafSize / 2;

    /// <summary>Takes a leaf as it is.</summary>
    public void Share(PackedCells leaf)
    {
        Close();
        _leaves.Add(leaf);
    }

    /// <summary>Copies cells that follow each other.</summary>
    public void Copy(PackedCells cells, int from, int to)
    {
        while (from < to)
        {
            var part = Math.Min(to - from, CellRun.LeafSize - _open.Count);
            _open.Add(cells, from, from + part);
            from += part;
            if (_open.Count == CellRun.LeafSize) Close();
        }
    }

    /// <summary>Copies a cell.</summary>
    public void Add(PackedCells cells, int cell)
    {
        _open.Add(cells, cell);
        if (_open.Count == CellRun.LeafSize) Close();
    }

    /// <inheritdoc cref="CellWriter.Add(PackedKey, TallySum)"/>
    public void Add(PackedKey key, TallySum sum)
    {
        _open.Add(key, sum);
        if (_open.Count == CellRun.LeafSize) Close();
    }

    /// <summary>The leaves written.</summary>
    public ImmutableArray<PackedCells> Take()
    {
        Close();
        return _leaves.DrainToImmutable();
    }

    private void Close()
    {
        if (_open.Count > 0) _leaves.Add(_open.Take());
    }
}
