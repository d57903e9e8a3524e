using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Reporting.Ledger;

/// <summary>Reads what <see cref="ColumnWriter"/> wrote.</summary>
/// <remarks>Throws where the bytes end too soon or say what cannot be; never asks for more memory than a few times what there are bytes.</remarks>
internal ref struct ColumnReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => _bytes.Length - _at;

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

    /// <summary>A number of either sign.</summary>
    public long Signed()
    {
        var value = Number();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

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
    public string Text(ulong head)
    {
        var bytes = TextBytes(head, out var isWide);
        return isWide ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : Utf8.GetString(bytes);
    }

    /// <summary>As <see cref="Text(ulong)"/>, the one copy of it that is shared.</summary>
    public string Text(ulong head, SharedTexts shared)
    {
        var bytes = TextBytes(head, out var isWide);
        if (isWide) return shared.Of(MemoryMarshal.Cast<byte, char>(bytes));
        if (bytes.Length > SharedTexts.Longest) return Utf8.GetString(bytes);
        Span<char> characters = stackalloc char[SharedTexts.Longest];
        return shared.Of(characters[..Utf8.GetChars(bytes, characters)]);
    }

    /// <summary>A column, to be read on its own.</summary>
    public ColumnReader Column() => new(Bytes(BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)))));

    /// <summary>Checks that everything was read.</summary>
    public readonly void CheckEnd()
    {
        if (Left != 0) throw new InvalidDataException("a column is longer than its page");
    }

    private ReadOnlySpan<byte> TextBytes(ulong head, out bool isWide)
    {
        isWide = (head & 1) != 0;
        return Bytes(checked((int)(head >> 1)));
    }
}
