using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using ZstdSharp;

namespace Reporting.Storage;

/// <summary>What every stored page is wrapped in: a mark, a version, a checksum and the compressed content.</summary>
/// <remarks>
/// Bytes 0-3 mark <c>RPT1</c>; 4 the kind; 5-7 zero; 8-15 XXH3-64 of everything after byte 16, little endian; then the content,
/// compressed with zstd. A page that is cut short or has a flipped bit does not open.
/// </remarks>
public static class Envelope
{
    private const int HeaderLength = 16;
    private const int CompressionLevel = 1;
    private const int LargestKept = 1 << 20;
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
        var zstd = _compressor ??= new Compressor(CompressionLevel);
        var most = HeaderLength + Compressor.GetCompressBound(content.Length);
        var packed = _packed?.Length >= most ? _packed : new byte[most];
        _packed = most <= LargestKept ? packed : null;
        var length = zstd.Wrap(content, packed.AsSpan(HeaderLength));
        var sealedBytes = packed.AsSpan(0, HeaderLength + length);
        sealedBytes[..HeaderLength].Clear();
        Mark.CopyTo(sealedBytes);
        sealedBytes[4] = kind;
        BinaryPrimitives.WriteUInt64LittleEndian(sealedBytes[8..], XxHash3.HashToUInt64(sealedBytes[HeaderLength..], kind));
        return sealedBytes.ToArray();
    }

    /// <summary>The kind that a page says it is; 0 when it is too short to say.</summary>
    public static byte KindOf(ReadOnlySpan<byte> page) => page.Length > 4 ? page[4] : (byte)0;

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
        damage = page.Length <= HeaderLength ? "it is cut short"
            : !page[..4].SequenceEqual(Mark) ? "it does not begin with the mark of a page"
            : page[4] != kind ? $"it is a page of kind {page[4]} where kind {kind} belongs"
            : page[5..8].ContainsAnyExcept((byte)0) ? "its header is damaged"
            : BinaryPrimitives.ReadUInt64LittleEndian(page[8..]) != XxHash3.HashToUInt64(page[HeaderLength..], kind) ? "its checksum does not match its content"
            : null;
        if (damage is not null) return false;
        var packed = page[HeaderLength..];
        var size = checked((int)Decompressor.GetDecompressedSize(packed));
        if (buffer.Length < size) buffer = new byte[size];
        length = (_decompressor ??= new Decompressor()).Unwrap(packed, buffer);
        return true;
    }
}
