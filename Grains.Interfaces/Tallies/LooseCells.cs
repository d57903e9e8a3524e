namespace Reporting.Tallies;

/// <summary>Collects cells in any order, a key perhaps many times, until they are put in order and added up.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class LooseCells(int expected)
{
    private Loose[] _cells = new Loose[Math.Max(expected, 4)];
    private byte[] _tallies = new byte[Math.Max(expected, 4) * 8];
    private int _length;

    /// <summary>How many cells were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a cell whose tally is written as <see cref="PackedTally"/> does; an empty one counts nothing.</summary>
    public void Add(PackedKey key, ReadOnlySpan<byte> tally)
    {
        if (tally.IsEmpty) return;
        if (Count == _cells.Length) Array.Resize(ref _cells, Count * 2);
        if (_length + tally.Length > _tallies.Length) Array.Resize(ref _tallies, Math.Max(_tallies.Length * 2, _length + tally.Length));
        tally.CopyTo(_tallies.AsSpan(_length));
        _cells[Count++] = new Loose(key.Facts, key.Groups, _length, tally.Length);
        _length += tally.Length;
    }

    /// <summary>The cells in order, each key once; those that come to nothing are left out.</summary>
    public PackedCells ToCells()
    {
        var cells = _cells.AsSpan(0, Count);
        cells.Sort();
        var writer = Packing.FreshWriter();
        for (var from = 0; from < cells.Length;)
        {
            var to = from + 1;
            while (to < cells.Length && cells[to].CompareTo(cells[from]) == 0) to++;
            if (to == from + 1) writer.Add(cells[from].Key, TallyOf(cells[from]));
            else
            {
                var sum = Packing.FreshSum();
                foreach (var cell in cells[from..to]) PackedTally.AddTo(sum, TallyOf(cell));
                writer.Add(cells[from].Key, sum);
            }
            from = to;
        }
        return writer.Take();
    }

    private ReadOnlySpan<byte> TallyOf(Loose cell) => _tallies.AsSpan(cell.At, cell.Length);

    private readonly struct Loose(ulong facts, uint groups, int at, int length) : IComparable<Loose>
    {
        public PackedKey Key => new(facts, groups);

        public int At => at;

        public int Length => length;

        private ulong Facts => facts;

        private uint Groups => groups;

        public int CompareTo(Loose other) => facts != other.Facts ? facts < other.Facts ? -1 : 1 : groups.CompareTo(other.Groups);
    }
}
