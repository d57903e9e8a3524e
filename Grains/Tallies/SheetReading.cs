using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Reporting.Tallies;

/// <summary>Turns stored cells into a sheet, in the numbers of this process, part by part.</summary>
/// <remarks>
/// Cells are stored in order of day, type and violence, which mean the same everywhere; only places and groups have other numbers now. So at most the cells of
/// one day, type and violence change places among each other, and the whole is never sorted. For one thread at a time.
/// </remarks>
internal sealed class SheetReading
{
    // About two milliseconds' worth.
    private const int CellsAtOnce = 16_384;
    private readonly StoredCells _stored;
    private readonly uint[] _places;
    private readonly uint[] _groups;
    private readonly uint[]? _items;
    private readonly CellWriter _open = new();
    private readonly ImmutableArray<PackedCells>.Builder _leaves = ImmutableArray.CreateBuilder<PackedCells>();
    private readonly List<Renumbered> _alike = [];
    private byte[] _tally = new byte[256];
    private int _cell;
    private int _tallyAt;

    public SheetReading(StoredCells stored)
    {
        _stored = stored;
        _places = Numbers(stored.Places, CellNumbers.Places);
        _groups = Numbers(stored.Groups, CellNumbers.Groups);
        var items = Numbers(stored.Items, CellNumbers.Items);
        _items = stored.Items.Keys.All(number => items[number] == number) ? null : items;
    }

    /// <summary>Reads some thousand cells more; false when there are none left.</summary>
    public bool ReadPart()
    {
        var facts = MemoryMarshal.Cast<byte, ulong>(_stored.KeyFacts);
        var groups = MemoryMarshal.Cast<byte, uint>(_stored.KeyGroups);
        var lengths = MemoryMarshal.Cast<byte, int>(_stored.Lengths);
        var until = Math.Min(facts.Length, _cell + CellsAtOnce);
        while (_cell < until)
        {
            var inOrder = true;
            _alike.Clear();
            for (var first = facts[_cell]; _cell < facts.Length && PackedKey.DifferInPlaceOnly(first, facts[_cell]); _cell++)
            {
                var stored = new PackedKey(facts[_cell], groups[_cell]);
                var key = stored.With(_places[stored.Place], _groups[stored.Groups]);
                inOrder &= _alike.Count == 0 || _alike[^1].Key < key;
                _alike.Add(new Renumbered(key, _tallyAt, lengths[_cell]));
                _tallyAt += lengths[_cell];
            }
            if (!inOrder) _alike.Sort(static (left, right) => left.Key.CompareTo(right.Key));
            foreach (var cell in _alike) Write(cell);
        }
        return _cell < facts.Length;
    }

    /// <summary>The sheet, once every part was read.</summary>
    public TallySheet ToSheet()
    {
        if (_open.Count > 0) _leaves.Add(_open.Take());
        return TallySheet.Of(CellRun.OfLeaves(_leaves.ToImmutable()));
    }

    private void Write(Renumbered cell)
    {
        var tally = _stored.Tallies.AsSpan(cell.At, cell.Length);
        _open.Add(cell.Key, _items is not null && PackedTally.NamesItems(tally) ? WithItems(tally, _items) : tally);
        if (_open.Count == CellRun.LeafSize) _leaves.Add(_open.Take());
    }

    private ReadOnlySpan<byte> WithItems(ReadOnlySpan<byte> tally, uint[] items)
    {
        var most = PackedTally.MostBytesRenumbered(tally.Length);
        if (_tally.Length < most) _tally = new byte[most];
        return _tally.AsSpan(0, PackedTally.Renumber(tally, _tally, items));
    }

    // Numbers of one process are dense, so that an array takes no more than that process had.
    private static uint[] Numbers<T>(Dictionary<uint, T> stored, Numbering<T> numbering)
        where T : notnull
    {
        var numbers = new uint[stored.Count == 0 ? 0 : stored.Keys.Max() + 1];
        foreach (var (number, value) in stored) numbers[number] = numbering.Of(value);
        return numbers;
    }

    private readonly record struct Renumbered(PackedKey Key, int At, int Length);
}
