using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Reporting.Tallies;

/// <summary>Reads numbers of 1 to 10 bytes one after another, as <see cref="PackedTally.Number(Span{byte}, ref int, ulong)"/> writes them.</summary>
/// <remarks>
/// Most of a question's time goes here. Which length comes next no processor foresees well among sums of years and months, so that a longer number is put
/// together of eight bytes at once, where as many are left, without a jump for each of its bytes.
/// </remarks>
/// <param name="bytes">What holds the numbers; it may go on after the last.</param>
/// <param name="at">Where the first begins.</param>
internal ref struct NumberReader(ReadOnlySpan<byte> bytes, int at)
{
    private const ulong LastBits = 0x8080_8080_8080_8080;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at = at;

    /// <summary>The next number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Number()
    {
        var first = _bytes[_at];
        if (first < 0x80)
        {
            _at++;
            return first;
        }
        var second = _bytes[_at + 1];
        if (second < 0x80)
        {
            _at += 2;
            return first & 0x7Ful | (ulong)second << 7;
        }
        if (Bmi2.X64.IsSupported && _at <= _bytes.Length - sizeof(ulong))
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), _at));
            var last = ~eight & LastBits;
            if (last != 0)
            {
                // All bits up to the first last byte's.
                var own = last ^ unchecked(last - 1);
                _at += (BitOperations.TrailingZeroCount(last) >> 3) + 1;
                return Bmi2.X64.ParallelBitExtract(eight & own, ~LastBits);
            }
        }
        return Long();
    }

    /// <summary>The next number of either sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Signed()
    {
        var number = Number();
        return unchecked((long)(number >> 1) ^ -(long)(number & 1));
    }

    private ulong Long() => PackedTally.Number(_bytes, ref _at);
}
