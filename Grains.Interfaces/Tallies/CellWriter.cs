using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Reporting.Tallies;

/// <summary>Writes cells one after another, in order of their keys and each key once, into columns.</summary>
/// <remarks>For one thread; its buffers are kept from one use to the next.</remarks>
internal sealed class CellWriter
{
    private const int Short = 16;
    private ulong[] _facts = new ulong[256];
    private uint[] _groups = new uint[256];
    private int[] _ends = new int[256];
    private byte[] _tallies = new byte[4096];
    private int _length;

    /// <summary>How many cells were written.</summary>
    public int Count { get; private set; }

    /// <summary>Writes a cell whose tally is written already.</summary>
    public void Add(PackedKey key, ReadOnlySpan<byte> tally)
    {
        MakeRoom(1, tally.Length);
        tally.CopyTo(_tallies.AsSpan(_length));
        Take(key, tally.Length);
    }

    /// <summary>Writes a cell, unless its sum has come to nothing.</summary>
    public void Add(PackedKey key, TallySum sum)
    {
        MakeRoom(1, PackedTally.MostBytes(sum.Seizures.Count));
        if (PackedTally.Write(sum, _tallies.AsSpan(_length)) is > 0 and var length) Take(key, length);
    }

    /// <summary>Writes a cell as it stands elsewhere.</summary>
    public void Add(PackedCells cells, int cell) => Add(cells.KeyOf(cell), cells.Tallies, cells.StartOf(cell), cells.Ends[cell]);

    /// <summary>Writes a cell whose tally is written elsewhere.</summary>
    /// <param name="key">The cell's key.</param>
    /// <param name="tallies">What holds its tally.</param>
    /// <param name="start">Where that begins.</param>
    /// <param name="end">Where it ends.</param>
    public void Add(PackedKey key, byte[] tallies, int start, int end)
    {
        var length = end - start;
        if (length < 0 || length > Short || start + Short > tallies.Length)
        {
            Add(key, tallies.AsSpan(start, length));
            return;
        }
        if (Count == _facts.Length || _length + Short > _tallies.Length) MakeRoom(1, Short);
        // A call to copy a few bytes takes longer than they do. What is copied too much is written over by the next cell.
        Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(tallies), (nuint)start).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_tallies), (nuint)_length);
        Take(key, length);
    }

    /// <summary>Writes a run of cells as they stand elsewhere.</summary>
    public void Add(PackedCells cells, int from, int to)
    {
        var start = cells.StartOf(from);
        var length = cells.StartOf(to) - start;
        MakeRoom(to - from, length);
        Array.Copy(cells.Facts, from, _facts, Count, to - from);
        Array.Copy(cells.Groups, from, _groups, Count, to - from);
        for (int i = from, at = Count; i < to; i++, at++) _ends[at] = cells.Ends[i] - start + _length;
        cells.Tallies.AsSpan(start, length).CopyTo(_tallies.AsSpan(_length));
        Count += to - from;
        _length += length;
    }

    /// <summary>The cells written, in arrays of their own; the writer begins anew.</summary>
    public PackedCells Take()
    {
        if (Count == 0) return PackedCells.Empty;
        var cells = new PackedCells(_facts.AsSpan(0, Count).ToArray(), _groups.AsSpan(0, Count).ToArray(), _ends.AsSpan(0, Count).ToArray(), _tallies.AsSpan(0, _length).ToArray());
        Clear();
        return cells;
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => (Count, _length) = (0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(PackedKey key, int length)
    {
        _length += length;
        (_facts[Count], _groups[Count], _ends[Count]) = (key.Facts, key.Groups, _length);
        Count++;
    }

    private void MakeRoom(int cells, int bytes)
    {
        if (Count + cells > _facts.Length)
        {
            var size = Math.Max(Count + cells, _facts.Length * 2);
            Array.Resize(ref _facts, size);
            Array.Resize(ref _groups, size);
            Array.Resize(ref _ends, size);
        }
        if (_length + bytes > _tallies.Length) Array.Resize(ref _tallies, Math.Max(_length + bytes, _tallies.Length * 2));
    }
}
