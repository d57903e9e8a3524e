using System.Numerics;
using System.Runtime.CompilerServices;

namespace Reporting.Tallies;

/// <summary>Puts the cells of several sorted runs in order.</summary>
/// <remarks>
/// Two runs at a time, the last ones first, which are the smallest. Days of several runs lie among each other so that no processor foresees which comes
/// next, and a jump that was foreseen wrongly takes as long as copying a cell: there is none that depends on keys. For one thread; its buffers are kept from one use to the next.
/// </remarks>
internal sealed class CellOrder
{
    [ThreadStatic]
    private static CellOrder? _ofThread;

    private OrderedCell[] _order = [];
    private OrderedCell[] _spare = [];

    /// <summary>The thread's own.</summary>
    public static CellOrder OfThread => _ofThread ??= new CellOrder();

    /// <summary>The cells of stretches, in order of their keys; to be read before the next are put in order.</summary>
    /// <param name="stretches">Each of one run.</param>
    /// <param name="but">The one that is left out; -1 for none.</param>
    public ReadOnlySpan<OrderedCell> Of(ReadOnlySpan<LeafCursor> stretches, int but = -1)
    {
        var count = 0;
        for (var run = stretches.Length - 1; run >= 0; run--)
        {
            if (run == but || stretches[run].Count == 0) continue;
            var before = count;
            count += stretches[run].Count;
            MakeRoom(count);
            Fill(_order.AsSpan(before..count), stretches[run], run);
            if (before == 0) continue;
            Merge(_order.AsSpan(..before), _order.AsSpan(before..count), _spare);
            (_order, _spare) = (_spare, _order);
        }
        return _order.AsSpan(..count);
    }

    private void MakeRoom(int cells)
    {
        if (cells <= _order.Length) return;
        var room = (int)BitOperations.RoundUpToPowerOf2((uint)cells);
        Array.Resize(ref _order, room);
        _spare = new OrderedCell[room];
    }

    private static void Fill(Span<OrderedCell> into, in LeafCursor stretch, int run)
    {
        var facts = stretch.Leaf.Facts.AsSpan(stretch.From, into.Length);
        var groups = stretch.Leaf.Groups.AsSpan(stretch.From, into.Length);
        for (var i = 0; i < into.Length; i++) into[i] = new OrderedCell(facts[i], groups[i], run, stretch.From + i);
    }

    private static void Merge(ReadOnlySpan<OrderedCell> left, ReadOnlySpan<OrderedCell> right, Span<OrderedCell> into)
    {
        int l = 0, r = 0, at = 0;
        unchecked
        {
            while (l < left.Length && r < right.Length)
            {
                ref readonly var first = ref left[l];
                ref readonly var second = ref right[r];
                int isSecond = Unsafe.BitCast<bool, byte>(second.IsBefore(first));
                // One of the two by its distance from the first, where a choice would be a jump.
                into[at++] = Unsafe.AddByteOffset(ref Unsafe.AsRef(in first), Unsafe.ByteOffset(in first, in second) & -(nint)isSecond);
                r += isSecond;
                l += 1 - isSecond;
            }
        }
        left[l..].CopyTo(into[at..]);
        right[r..].CopyTo(into[(at + left.Length - l)..]);
    }
}
