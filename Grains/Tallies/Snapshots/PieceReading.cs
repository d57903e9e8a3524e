using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tallies;

/// <summary>Turns a piece of stored cells into leaves, in the numbers of this process.</summary>
/// <remarks>
/// Cells are stored in order of day, type and violence, which mean the same everywhere; only places and groups have other numbers now. So at most the cells of
/// one day, type and violence change places among each other, and the whole is never sorted. What was not written by <see cref="PieceWriter"/> throws.
/// For one thread and one piece.
/// </remarks>
internal sealed class PieceReading
{
    private readonly NumbersHere _numbers;
    private readonly CellWriter _open = new();
    private readonly ImmutableArray<PackedCells>.Builder _leaves = ImmutableArray.CreateBuilder<PackedCells>();
    private readonly uint[] _steps, _places, _groups, _tallyNumbers;
    private readonly int[] _ends;
    private readonly byte[] _tallies;
    private AlikeCell[] _alike = new AlikeCell[64];
    private int _alikeCount;
    private long _kind;
    private int _day;

    public PieceReading(NumbersHere numbers, StoredPiece piece, byte[] content)
    {
        (_numbers, _day) = (numbers, piece.Years[0].First);
        var count = piece.Years.Sum(year => year.Count);
        var reader = new ColumnReader(content);
        (_steps, _places, _groups, _tallyNumbers) = (Numbers(ref reader, count), Numbers(ref reader, count), Numbers(ref reader, count), Numbers(ref reader, count));
        (_ends, _tallies) = TallyColumns.Read(ref reader, numbers.Items);
        reader.CheckEnd();
    }

    /// <summary>The leaves.</summary>
    public ImmutableArray<PackedCells> Leaves()
    {
        var key = default(PackedKey);
        for (var i = 0; i < _steps.Length; i++)
        {
            if (_steps[i] != 0 || i == 0) key = Begin(_steps[i]);
            if (_alikeCount == _alike.Length) Array.Resize(ref _alike, 2 * _alikeCount);
            _alike[_alikeCount++] = new AlikeCell(key.With(_numbers.Places[_places[i]], _numbers.Groups[_groups[i]]), checked((int)_tallyNumbers[i]));
        }
        WriteAlike();
        if (_open.Count > 0) _leaves.Add(_open.Take());
        return _leaves.ToImmutable();
    }

    private static uint[] Numbers(ref ColumnReader reader, int count)
    {
        var column = reader.Planes();
        if (column.Count != count) throw new InvalidDataException("there are not as many numbers as cells");
        var numbers = new uint[count];
        column.CopyTo(numbers, 0);
        return numbers;
    }

    // The first cell of the next day, type and violence.
    private PackedKey Begin(uint step)
    {
        WriteAlike();
        _kind += step;
        if (_kind >= _numbers.Kinds.Length)
        {
            _day = checked(_day + (int)(_kind / _numbers.Kinds.Length));
            _kind %= _numbers.Kinds.Length;
        }
        return PackedKey.Of(DateOnly.FromDayNumber(_day), (IncidentType)(_numbers.Kinds[_kind] >> 8), (ViolenceType)(_numbers.Kinds[_kind] & 0xFF), 0, 0);
    }

    private void WriteAlike()
    {
        var alike = _alike.AsSpan(0, _alikeCount);
        AlikeCell.Sort(alike);
        foreach (ref readonly var cell in alike)
        {
            _open.Add(cell.Key, _tallies.AsSpan((cell.Tally == 0 ? 0 : _ends[cell.Tally - 1]).._ends[cell.Tally]));
            if (_open.Count == CellRun.LeafSize) _leaves.Add(_open.Take());
        }
        _alikeCount = 0;
    }

    /// <summary>A cell of the day, type and violence that is read.</summary>
    private readonly record struct AlikeCell(PackedKey Key, int Tally)
    {
        // So few are put in order more quickly one by one than by a sort that calls back.
        private const int Few = 24;

        public static void Sort(Span<AlikeCell> cells)
        {
            if (cells.Length > Few)
            {
                cells.Sort(static (left, right) => left.Key.CompareTo(right.Key));
                return;
            }
            for (var i = 1; i < cells.Length; i++)
            {
                var cell = cells[i];
                var at = i;
                for (; at > 0 && cell.Key < cells[at - 1].Key; at--) cells[at] = cells[at - 1];
                cells[at] = cell;
            }
        }
    }
}
