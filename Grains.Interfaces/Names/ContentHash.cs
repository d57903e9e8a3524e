using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Reporting.Names;

/// <summary>Hashes that are the same in every process and version, for routing and for telling contents apart.</summary>
public static class ContentHash
{
    /// <summary>64 bits of a text.</summary>
    public static ulong Of(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>64 bits of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes) => XxHash3.HashToUInt64(bytes);
}
