namespace Reporting.Tallies;

/// <summary>Collects cells in any order, a key perhaps many times, until they are put in order and added up.</summary>
/// <remarks>For one thread. Keys stand apart from the rest, so that putting them in order compares plain numbers.</remarks>
internal sealed class LooseCells(int expected)
{
    private ulong[] _facts = new ulong[Math.Max(expected, 4)];
    private Loose[] _cells = new Loose[Math.Max(expected, 4)];
    private byte[] _tallies = new byte[Math.Max(expected, 4) * 8];
    private int _length;

    /// <summary>How many cells were added.</summary>
    public int Count { get; private set; }

    /// <summary>For how many there is room.</summary>
    public int Capacity => _facts.Length;

    /// <summary>Adds a cell whose tally is written as <see cref="PackedTally"/> does; an empty one counts nothing.</summary>
    public void Add(PackedKey key, ReadOnlySpan<byte> tally)
    {
        if (tally.IsEmpty) return;
        if (Count == _facts.Length)
        {
            Array.Resize(ref _facts, Count * 2);
            Array.Resize(ref _cells, Count * 2);
        }
        if (_length + tally.Length > _tallies.Length) Array.Resize(ref _tallies, Math.Max(_tallies.Length * 2, _length + tally.Length));
        tally.CopyTo(_tallies.AsSpan(_length));
        _facts[Count] = key.Facts;
        _cells[Count++] = new Loose(key.Groups, _length, tally.Length);
        _length += tally.Length;
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => (Count, _length) = (0, 0);

    /// <summary>The cells in order, each key once; those that come to nothing are left out.</summary>
    public PackedCells ToCells()
    {
        var facts = _facts.AsSpan(0, Count);
        var cells = _cells.AsSpan(0, Count);
        facts.Sort(cells);
        var writer = Packing.FreshWriter();
        for (var from = 0; from < facts.Length;)
        {
            var to = from + 1;
            while (to < facts.Length && facts[to] == facts[from]) to++;
            if (to == from + 1) writer.Add(new PackedKey(facts[from], cells[from].Groups), TallyOf(cells[from]));
            else AddUp(facts[from], cells[from..to], writer);
            from = to;
        }
        return writer.Take();
    }

    // Cells that differ in their groups at most.
    private void AddUp(ulong facts, Span<Loose> cells, CellWriter writer)
    {
        cells.Sort(static (left, right) => left.Groups.CompareTo(right.Groups));
        for (var from = 0; from < cells.Length;)
        {
            var to = from + 1;
            while (to < cells.Length && cells[to].Groups == cells[from].Groups) to++;
            var key = new PackedKey(facts, cells[from].Groups);
            if (to == from + 1) writer.Add(key, TallyOf(cells[from]));
            else
            {
                var sum = Packing.FreshSum();
                foreach (var cell in cells[from..to]) PackedTally.AddTo(sum, TallyOf(cell));
                writer.Add(key, sum);
            }
            from = to;
        }
    }

    private ReadOnlySpan<byte> TallyOf(Loose cell) => _tallies.AsSpan(cell.At, cell.Length);

    private readonly record struct Loose(uint Groups, int At, int Length);
}
