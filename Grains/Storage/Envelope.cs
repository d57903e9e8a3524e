using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using ZstdSharp;

namespace Reporting.Storage;

/// <summary>What every stored page is wrapped in: a mark, a version, a checksum and the compressed content.</summary>
/// <remarks>
/// Bytes 0-3 mark <c>RPT1</c>; 4 the kind; 5-7 zero; 8-15 XXH3-64 of everything after byte 16, little endian; then the content,
/// as a frame of zstd: compressed, or as it is where that costs more than it saves. A page that is cut short or has a flipped bit does not open.
/// </remarks>
public static class Envelope
{
    private const int HeaderLength = 16;
    private const int CompressionLevel = 1;
    // RFC 8878, 3.1.1: a frame in one segment that says its length in four bytes, with one block of bytes as they are, the last.
    private const uint FrameMark = 0xFD2FB528;
    private const byte FrameOfStatedLength = 0xA0;
    private const int FrameLength = sizeof(uint) + 1 + sizeof(uint);
    private const int BlockHeaderLength = 3, BlockLengthShift = 3, LastBlock = 1, LargestBlock = 128 * 1024;
    private const int LargestKept = 1 << 20;
    // The head of a block is 3 bytes, and a frame's is counted in the bound.
    private const int LongestFlush = 16;
    private static ReadOnlySpan<byte> Mark => "RPT1"u8;

    // Making one takes longer than compressing a small page with it.
    [ThreadStatic]
    private static Compressor? _compressor;

    [ThreadStatic]
    private static Decompressor? _decompressor;

    // Room for the largest compressed content so far: as an array of its own it would be a large one each time, for which all memory is collected.
    [ThreadStatic]
    private static byte[]? _packed;

    /// <summary>Wraps content.</summary>
    public static byte[] Seal(byte kind, ReadOnlySpan<byte> content)
    {
        var packed = Room(HeaderLength + Compressor.GetCompressBound(content.Length));
        return Sealed(kind, packed.AsSpan(0, HeaderLength + Zstd.Wrap(content, packed.AsSpan(HeaderLength))));
    }

    /// <summary>Wraps content of parts that look unlike: each is compressed by its own frequencies, and is opened as any other.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="content">The parts, one after another.</param>
    /// <param name="ends">Where parts end, from the first to the last; what is behind the last end is one more.</param>
    public static byte[] Seal(byte kind, ReadOnlySpan<byte> content, ReadOnlySpan<int> ends)
    {
        var packed = Room(HeaderLength + Compressor.GetCompressBound(content.Length) + LongestFlush * (ends.Length + 1));
        var (zstd, at, from) = (Zstd, HeaderLength, 0);
        zstd.ResetStream();
        zstd.SetPledgedSrcSize((ulong)content.Length);
        foreach (var end in ends)
        {
            if (end <= from) continue;
            // What was written comes out as blocks of its own, whose codes are made for it alone.
            Add(zstd, content[from..end], packed, ref at, isLast: end == content.Length);
            from = end;
        }
        if (from < content.Length || content.Length == 0) Add(zstd, content[from..], packed, ref at, isLast: true);
        return Sealed(kind, packed.AsSpan(0, at));
    }

    /// <summary>Wraps content as it is: for little of it, which compressing would take longer than writing. It is opened as any other.</summary>
    public static byte[] SealAsItIs(byte kind, ReadOnlySpan<byte> content)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, LargestBlock);
        var length = HeaderLength + FrameLength + BlockHeaderLength + content.Length;
        var page = Room(length).AsSpan(0, length);
        var frame = page[HeaderLength..];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, FrameMark);
        frame[sizeof(uint)] = FrameOfStatedLength;
        BinaryPrimitives.WriteUInt32LittleEndian(frame[(sizeof(uint) + 1)..], (uint)content.Length);
        var block = content.Length << BlockLengthShift | LastBlock;
        for (var i = 0; i < BlockHeaderLength; i++) frame[FrameLength + i] = (byte)(block >> 8 * i & byte.MaxValue);
        content.CopyTo(frame[(FrameLength + BlockHeaderLength)..]);
        return Sealed(kind, page);
    }

    private static byte[] Room(int bytes)
    {
        var room = _packed?.Length >= bytes ? _packed : new byte[bytes];
        _packed = room.Length <= LargestKept ? room : null;
        return room;
    }

    private static Compressor Zstd => _compressor ??= new Compressor(CompressionLevel);

    /// <summary>The kind that a page says it is; 0 when it is too short to say.</summary>
    public static byte KindOf(ReadOnlySpan<byte> page) => page.Length > 4 ? page[4] : (byte)0;

    /// <summary>The checksum that a page says it has; 0 when it is too short to say.</summary>
    public static ulong ChecksumOf(ReadOnlySpan<byte> page) => page.Length > HeaderLength ? BinaryPrimitives.ReadUInt64LittleEndian(page[8..]) : 0;

    /// <summary>What is wrong with a page, in words, without unwrapping it; null when it is as it was written.</summary>
    /// <param name="kind">The kind that belongs there.</param>
    /// <param name="page">The page.</param>
    public static string? DamageOf(byte kind, ReadOnlySpan<byte> page) => page.Length <= HeaderLength ? "it is cut short"
        : !page[..4].SequenceEqual(Mark) ? "it does not begin with the mark of a page"
        : page[4] != kind ? $"it is a page of kind {page[4]} where kind {kind} belongs"
        : page[5..8].ContainsAnyExcept((byte)0) ? "its header is damaged"
        : ChecksumOf(page) != XxHash3.HashToUInt64(page[HeaderLength..], kind) ? "its checksum does not match its content"
        : null;

    /// <summary>Unwraps content; false, with what is wrong in words, when it is not as it was written.</summary>
    public static bool TryOpen(byte kind, ReadOnlySpan<byte> page, [NotNullWhen(true)] out byte[]? content, [NotNullWhen(false)] out string? damage)
    {
        content = [];
        if (!TryOpen(kind, page, ref content, out var length, out damage)) content = null;
        else if (length != content.Length) Array.Resize(ref content, length);
        return content is not null;
    }

    /// <summary>As the other, into a buffer, which is made longer where it has to be.</summary>
    public static bool TryOpen(byte kind, ReadOnlySpan<byte> page, ref byte[] buffer, out int length, [NotNullWhen(false)] out string? damage)
    {
        length = 0;
        damage = DamageOf(kind, page);
        if (damage is not null) return false;
        var packed = page[HeaderLength..];
        var size = checked((int)Decompressor.GetDecompressedSize(packed));
        if (buffer.Length < size) buffer = new byte[size];
        length = (_decompressor ??= new Decompressor()).Unwrap(packed, buffer);
        return true;
    }

    private static void Add(Compressor zstd, ReadOnlySpan<byte> part, byte[] packed, ref int at, bool isLast)
    {
        zstd.WrapStream(part, packed.AsSpan(at), out var taken, out var written, isLast);
        at += written;
        if (taken != part.Length) throw new InvalidOperationException("a part was not compressed as a whole");
        if (isLast) return;
        zstd.FlushStream(packed.AsSpan(at), out written);
        at += written;
    }

    private static byte[] Sealed(byte kind, Span<byte> page)
    {
        page[..HeaderLength].Clear();
        Mark.CopyTo(page);
        page[4] = kind;
        BinaryPrimitives.WriteUInt64LittleEndian(page[8..], XxHash3.HashToUInt64(page[HeaderLength..], kind));
        return page.ToArray();
    }
}
