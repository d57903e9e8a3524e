using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tallies;

/// <summary>Turns stored cells into a sheet, in the numbers of this process, part by part.</summary>
/// <remarks>
/// Cells are stored in order of day, type and violence, which mean the same everywhere; only places and groups have other numbers now. So at most the cells of
/// one day, type and violence change places among each other, and the whole is never sorted. What was not written by <see cref="StoredCellsWriter"/> throws.
/// For one thread at a time.
/// </remarks>
internal sealed class SheetReading
{
    // About two milliseconds' worth.
    private const int CellsAtOnce = 16_384;
    private readonly StoredCells _stored;
    private readonly ReadOnlyMemory<byte> _columns;
    private readonly uint[] _places;
    private readonly uint[] _groups;
    private readonly CellWriter _open = new();
    private readonly ImmutableArray<PackedCells>.Builder _leaves = ImmutableArray.CreateBuilder<PackedCells>();
    private readonly List<Renumbered> _alike = [];
    private readonly int[] _ends;
    private readonly byte[] _tallies;
    private readonly uint[] _steps, _placeNumbers, _groupNumbers, _tallyNumbers;
    private PackedKey _key;
    private bool _inOrder = true;
    private long _kind;
    private int _day;
    private int _cell;

    public SheetReading(StoredCells stored, ReadOnlyMemory<byte> columns)
    {
        (_stored, _columns) = (stored, columns);
        _places = Array.ConvertAll(stored.Places, CellNumbers.Places.Of);
        _groups = Array.ConvertAll(stored.Groups, CellNumbers.Groups.Of);
        (_ends, _tallies, _day) = ([], [], stored.FirstDay);
        var atOnce = Math.Min(stored.Count, CellsAtOnce);
        (_steps, _placeNumbers, _groupNumbers, _tallyNumbers) = (new uint[atOnce], new uint[atOnce], new uint[atOnce], new uint[atOnce]);
        if (stored.Count == 0) return;
        var reader = new ColumnReader(columns.Span);
        for (var column = 0; column < 4; column++)
            if (reader.Planes().Count != stored.Count) throw new InvalidDataException("there are not as many numbers as cells");
        (_ends, _tallies) = ReadTallies(reader.Column(), reader.Column());
        reader.CheckEnd();
    }

    /// <summary>Reads some thousand cells more; false when there are none left.</summary>
    public bool ReadPart()
    {
        var count = Math.Min(_stored.Count - _cell, CellsAtOnce);
        if (count == 0) return false;
        var columns = new ColumnReader(_columns.Span);
        foreach (var numbers in (ReadOnlySpan<uint[]>)[_steps, _placeNumbers, _groupNumbers, _tallyNumbers]) columns.Planes().CopyTo(numbers.AsSpan(0, count), _cell);
        for (var i = 0; i < count; i++)
        {
            if (_steps[i] != 0 || _cell + i == 0) Begin(_steps[i]);
            var key = _key.With(_places[_placeNumbers[i]], _groups[_groupNumbers[i]]);
            _inOrder &= _alike.Count == 0 || _alike[^1].Key < key;
            _alike.Add(new Renumbered(key, checked((int)_tallyNumbers[i])));
        }
        _cell += count;
        return _cell < _stored.Count;
    }

    /// <summary>The sheet, once every part was read.</summary>
    public TallySheet ToSheet()
    {
        WriteAlike();
        if (_open.Count > 0) _leaves.Add(_open.Take());
        return TallySheet.Of(CellRun.OfLeaves(_leaves.ToImmutable()));
    }

    // The first cell of the next day, type and violence.
    private void Begin(uint step)
    {
        WriteAlike();
        _kind += step;
        if (_kind >= _stored.Kinds.Length)
        {
            _day = checked(_day + (int)(_kind / _stored.Kinds.Length));
            _kind %= _stored.Kinds.Length;
        }
        _key = PackedKey.Of(DateOnly.FromDayNumber(_day), (IncidentType)(_stored.Kinds[_kind] >> 8), (ViolenceType)(_stored.Kinds[_kind] & 0xFF), 0, 0);
    }

    private void WriteAlike()
    {
        if (!_inOrder) _alike.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        foreach (var cell in _alike) Write(cell);
        _alike.Clear();
        _inOrder = true;
    }

    private void Write(Renumbered cell)
    {
        _open.Add(cell.Key, _tallies.AsSpan((cell.Tally == 0 ? 0 : _ends[cell.Tally - 1]).._ends[cell.Tally]));
        if (_open.Count == CellRun.LeafSize) _leaves.Add(_open.Take());
    }

    // The tallies that cells have, in the numbers of this process.
    private (int[] Ends, byte[] Tallies) ReadTallies(ColumnReader lengths, ColumnReader bytes)
    {
        var items = Array.ConvertAll(_stored.Items, CellNumbers.Items.Of);
        var (ends, tallies, buffer) = (new List<int>(), new MemoryStream(bytes.Left), Array.Empty<byte>());
        while (lengths.Left > 0)
        {
            var tally = bytes.Bytes(lengths.Index());
            if (PackedTally.NamesItems(tally))
            {
                var most = PackedTally.MostBytesRenumbered(tally.Length);
                if (buffer.Length < most) buffer = new byte[most];
                tally = buffer.AsSpan(0, PackedTally.Renumber(tally, buffer, items));
            }
            tallies.Write(tally);
            ends.Add((int)tallies.Length);
        }
        bytes.CheckEnd();
        return ([.. ends], tallies.ToArray());
    }

    private readonly record struct Renumbered(PackedKey Key, int Tally);
}
