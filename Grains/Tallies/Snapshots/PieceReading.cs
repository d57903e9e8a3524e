using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Storage;

namespace Reporting.Tallies;

/// <summary>Turns a piece of stored cells into leaves, in the numbers of this process.</summary>
/// <remarks>
/// Cells are stored in order of day, type and violence, which mean the same everywhere; only places and groups have other numbers now. So at most the cells of
/// one day, type and violence change places among each other, and the whole is never sorted. What was not written by <see cref="PieceWriter"/> throws.
/// For one thread, which reads one piece after another; its buffers are kept from one to the next, since fresh memory takes longer than the cells.
/// </remarks>
internal sealed class PieceReading
{
    private const int LargestKept = 4 * 1024 * 1024;

    [ThreadStatic]
    private static PieceReading? _ofThread;

    private readonly CellWriter _open = new();
    private readonly ImmutableArray<PackedCells>.Builder _leaves = ImmutableArray.CreateBuilder<PackedCells>();
    private readonly List<int> _ends = [];
    private NumbersHere _numbers = null!;
    private byte[] _content = [], _tallies = [];
    private uint[] _steps = [], _places = [], _groups = [], _tallyNumbers = [];
    private AlikeCell[] _alike = new AlikeCell[64];
    private int _alikeCount;
    private long _kind;
    private int _day;

    /// <summary>The leaves of a piece.</summary>
    /// <param name="numbers">What the sheet names.</param>
    /// <param name="piece">What is known of the piece.</param>
    /// <param name="sealedCells">The piece as it is stored.</param>
    /// <exception cref="InvalidDataException">It is not as it was written; other exceptions say the same.</exception>
    public static ImmutableArray<PackedCells> Leaves(NumbersHere numbers, StoredPiece piece, ReadOnlySpan<byte> sealedCells)
    {
        var reading = _ofThread ?? new PieceReading();
        // One that failed halfway, or has grown very large, is not used again.
        _ofThread = null;
        var leaves = reading.Read(numbers, piece, sealedCells);
        reading._numbers = null!;
        if (Math.Max(reading._content.Length, reading._tallies.Length) <= LargestKept) _ofThread = reading;
        return leaves;
    }

    private ImmutableArray<PackedCells> Read(NumbersHere numbers, StoredPiece piece, ReadOnlySpan<byte> sealedCells)
    {
        if (!Envelope.TryOpen(PieceWriter.Kind, sealedCells, ref _content, out var length, out var damage)) throw new InvalidDataException(damage);
        (_numbers, _day, _kind) = (numbers, piece.Years[0].First, 0);
        var count = piece.Years.Sum(year => year.Count);
        var reader = new ColumnReader(_content.AsSpan(0, length));
        Numbers(ref reader, count, ref _steps);
        Numbers(ref reader, count, ref _places);
        Numbers(ref reader, count, ref _groups);
        Numbers(ref reader, count, ref _tallyNumbers);
        TallyColumns.Read(ref reader, numbers.Items, _ends, ref _tallies);
        reader.CheckEnd();
        var key = default(PackedKey);
        for (var i = 0; i < count; i++)
        {
            if (_steps[i] != 0 || i == 0) key = Begin(_steps[i]);
            if (_alikeCount == _alike.Length) Array.Resize(ref _alike, 2 * _alikeCount);
            _alike[_alikeCount++] = new AlikeCell(key.With(numbers.Places[_places[i]], numbers.Groups[_groups[i]]), checked((int)_tallyNumbers[i]));
        }
        WriteAlike();
        if (_open.Count > 0) _leaves.Add(_open.Take());
        return _leaves.DrainToImmutable();
    }

    private static void Numbers(ref ColumnReader reader, int count, ref uint[] numbers)
    {
        var column = reader.Planes();
        if (column.Count != count) throw new InvalidDataException("there are not as many numbers as cells");
        if (numbers.Length < count) numbers = new uint[count];
        column.CopyTo(numbers.AsSpan(0, count), 0);
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
        var ends = CollectionsMarshal.AsSpan(_ends);
        foreach (ref readonly var cell in alike)
        {
            _open.Add(cell.Key, _tallies, cell.Tally == 0 ? 0 : ends[cell.Tally - 1], ends[cell.Tally]);
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
