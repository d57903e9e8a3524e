namespace Reporting.Tallies;

/// <summary>The seized items that written tallies name, in the order in which they are met: numbers of <see cref="CellNumbers.Items"/> hold for one process.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class MetItems
{
    private readonly List<SeizureItem> _items = [];
    private uint[] _places = [];
    private byte[] _buffer = [];

    /// <summary>The items, each at the place that tallies call it by.</summary>
    public IReadOnlyList<SeizureItem> Items => _items;

    /// <summary>A written tally that names items by their places here; those that were not met are now. Good until the next call.</summary>
    public ReadOnlySpan<byte> Renumbered(ReadOnlySpan<byte> tally)
    {
        if (!PackedTally.NamesItems(tally)) return tally;
        var sum = Packing.FreshSum();
        PackedTally.AddTo(sum, tally);
        foreach (var number in sum.Seizures.Keys) Meet(number);
        var most = PackedTally.MostBytesRenumbered(tally.Length);
        if (_buffer.Length < most) _buffer = new byte[most];
        return _buffer.AsSpan(0, PackedTally.Renumber(tally, _buffer, _places));
    }

    private void Meet(uint number)
    {
        if (number >= _places.Length)
        {
            var known = _places.Length;
            Array.Resize(ref _places, Math.Max((int)number + 1, known * 2));
            _places.AsSpan(known).Fill(uint.MaxValue);
        }
        if (_places[number] != uint.MaxValue) return;
        _places[number] = (uint)_items.Count;
        _items.Add(CellNumbers.Items[number]);
    }
}
