using System.Buffers.Binary;
using System.Numerics;

namespace Reporting.Ledger;

/// <summary>Reads what <see cref="ColumnWriter"/> wrote.</summary>
/// <remarks>Throws where the bytes end too soon or say what cannot be; never asks for more memory than a few times what there are bytes.</remarks>
internal ref struct ColumnReader(ReadOnlySpan<byte> bytes)
{
    private const ulong LastBytes = 0x8080_8080_8080_8080;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => _bytes.Length - _at;

    /// <summary>What is left, as it is.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes[_at..];

    /// <summary>One byte.</summary>
    public byte Byte() => _bytes[_at++];

    /// <summary>A number of 1 to 10 bytes.</summary>
    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = _bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        throw new InvalidDataException("a number does not end");
    }

    /// <summary>As many numbers as there is room for.</summary>
    public void Numbers(scoped Span<ulong> into)
    {
        var bytes = _bytes;
        var at = _at;
        for (var i = 0; i < into.Length; i++)
        {
            // Nearly all take one byte or two.
            ulong value = bytes[at++];
            if (value >= 0x80)
            {
                ulong next = bytes[at++];
                value = value & 0x7F | (next & 0x7F) << 7;
                if (next >= 0x80)
                {
                    _at = at - 2;
                    value = Number();
                    at = _at;
                }
            }
            into[i] = value;
        }
        _at = at;
    }

    /// <summary>Passes over numbers.</summary>
    public void Skip(int numbers)
    {
        // Each ends with the only one of its bytes whose upper bit is clear.
        while (numbers >= sizeof(ulong) && Left >= sizeof(ulong))
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[_at..]);
            numbers -= BitOperations.PopCount(~eight & LastBytes);
            _at += sizeof(ulong);
        }
        while (numbers > 0)
            if (_bytes[_at++] < 0x80) numbers--;
    }

    /// <summary>A number of either sign.</summary>
    public long Signed() => ToSigned(Number());

    /// <summary>What a number says that <see cref="Signed"/> reads.</summary>
    public static long ToSigned(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));

    /// <summary>The number that lies so far from another.</summary>
    public long Distance(long from) => unchecked(from + Signed());

    /// <summary>Eight bytes.</summary>
    public ulong Fixed() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));

    /// <summary>How many things follow, each of which takes at least so many bytes.</summary>
    public int Count(int least = 1)
    {
        var count = Number();
        return count <= (ulong)(Left / least) ? (int)count : throw new InvalidDataException("a count is larger than what follows");
    }

    /// <summary>The place of something in a list that was read before.</summary>
    public int Index() => checked((int)Number());

    /// <summary>The next bytes as they are.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        var next = _bytes.Slice(_at, count);
        _at += count;
        return next;
    }

    /// <summary>A text whose length and form are as <see cref="ColumnWriter.Text"/> told.</summary>
    public string Text(ulong head) => Kept(head).Text();

    /// <summary>Passes over a text.</summary>
    public void SkipText(ulong head) => Kept(head);

    /// <summary>As <see cref="Text(ulong)"/>, the one copy of it that is shared.</summary>
    public string Text(ulong head, SharedTexts shared) => Kept(head).Text(shared);

    /// <summary>A column, to be read on its own.</summary>
    public ColumnReader Column() => new(Bytes(BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)))));

    /// <summary>A column of planes, to be read on its own.</summary>
    public PlaneColumn Planes() => new(Column());

    /// <summary>Checks that everything was read.</summary>
    public readonly void CheckEnd()
    {
        if (Left != 0) throw new InvalidDataException("a column is longer than its page");
    }

    private KeptText Kept(ulong head) => new(Bytes(checked((int)(head >> 1))), (head & 1) != 0);
}
