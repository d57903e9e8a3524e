using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Reporting.Ledger;

/// <summary>Writes numbers and texts one after another, as <see cref="ColumnReader"/> reads them.</summary>
/// <remarks>For one thread; its buffer is kept from one page to the next, unless a page was very large.</remarks>
internal sealed class ColumnWriter
{
    private const int LongestNumber = 10;
    private const int LongestColumnHead = sizeof(int);
    private const int LargestKept = 4 * 1024 * 1024;
    private byte[] _bytes = new byte[4096];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        if (_bytes.Length > LargestKept) _bytes = new byte[4096];
        Length = 0;
    }

    /// <summary>Takes back everything after a length.</summary>
    public void CutTo(int length) => Length = length;

    /// <summary>One byte.</summary>
    public void Byte(byte value) => Room(1)[Length++] = value;

    /// <summary>A number of 1 to 10 bytes, the smaller the shorter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(ulong value)
    {
        // Most are small: a call for each would take longer than writing it.
        if (value < 0x80 && Length < _bytes.Length) _bytes[Length++] = (byte)value;
        else LongNumber(value);
    }

    /// <summary>A number of either sign, the nearer to 0 the shorter.</summary>
    public void Signed(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>How far a number lies from another, whatever both are.</summary>
    public void Distance(long value, long from) => Signed(unchecked(value - from));

    /// <summary>Eight bytes.</summary>
    public void Fixed(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)).AsSpan(Length), value);
        Length += sizeof(ulong);
    }

    /// <summary>Bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length).AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>The bytes of a text: UTF-8, or UTF-16 where that alone brings it back.</summary>
    /// <returns>What tells its length and form, to be written where the reader looks for it.</returns>
    public ulong Text(ReadOnlySpan<char> text)
    {
        var room = Room(text.Length * 3).AsSpan(Length);
        // Half a surrogate pair has no UTF-8.
        if (Utf8.FromUtf16(text, room, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            Length += written;
            return (ulong)written << 1;
        }
        MemoryMarshal.AsBytes(text).CopyTo(room);
        Length += text.Length * sizeof(char);
        return ((ulong)text.Length * sizeof(char) << 1) | 1;
    }

    /// <summary>Begins a column, whose length is written before it; gives what <see cref="EndColumn"/> wants.</summary>
    public int BeginColumn()
    {
        Room(LongestColumnHead);
        Length += LongestColumnHead;
        return Length;
    }

    /// <summary>Ends a column.</summary>
    public void EndColumn(int begun) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(begun - LongestColumnHead), Length - begun);

    /// <summary>A column of numbers as <see cref="PlaneColumn"/> reads them.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="ends">Receives where each of their bytes ends.</param>
    public void Planes<T>(ReadOnlySpan<T> numbers, List<int> ends)
        where T : IBinaryInteger<T>, IUnsignedNumber<T>
    {
        var most = T.Zero;
        foreach (var number in numbers) most |= number;
        var width = numbers.Length == 0 ? 0 : Math.Max(1, (sizeof(ulong) * 8 + 7 - (int)ulong.LeadingZeroCount(ulong.CreateTruncating(most))) / 8);
        var column = BeginColumn();
        Number((ulong)numbers.Length);
        var bytes = Room(numbers.Length * width);
        for (var shift = 0; shift < width * 8; shift += 8)
        {
            var plane = bytes.AsSpan(Length, numbers.Length);
            for (var i = 0; i < plane.Length; i++) plane[i] = byte.CreateTruncating(numbers[i] >> shift);
            Length += plane.Length;
            ends.Add(Length);
        }
        EndColumn(column);
    }

    /// <summary>A column that was written elsewhere.</summary>
    public void Column(ColumnWriter column)
    {
        var begun = BeginColumn();
        Bytes(column.Written);
        EndColumn(begun);
    }

    private void LongNumber(ulong value)
    {
        var bytes = Room(LongestNumber);
        var at = Length;
        while (value >= 0x80)
        {
            bytes[at++] = unchecked((byte)(value | 0x80));
            value >>= 7;
        }
        bytes[at++] = (byte)value;
        Length = at;
    }

    private byte[] Room(int bytes)
    {
        if (Length + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
        return _bytes;
    }
}
