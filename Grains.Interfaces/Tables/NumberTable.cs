using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reporting.Tables;

/// <summary>A table of very many numbers, which mostly come in rising order: numbers near each other lie near each other.</summary>
/// <remarks>
/// <para>The numbers of each row stand in order in leaves. One that is larger than all before is put behind them, so that rising numbers fill every leaf, and
/// finding out that such a one is new takes one comparison; any other costs a search among the leaves and in one of them, and at most a leaf is moved for it.
/// A full leaf grows by an eighth and is split once it has twice its length, so that little of any is free. No array is so large that the garbage collector
/// keeps it apart, and none holds references.</para>
/// <para>Nothing is taken out. For one thread.</para>
/// </remarks>
/// <typeparam name="TValue">What is kept of a number; <c>default</c> is nothing.</typeparam>
public sealed class NumberTable<TValue>
    where TValue : struct
{
    private const int LeafLength = 2_048;
    private const int LongestLeaf = 2 * LeafLength;
    private const int Growth = LeafLength / 8;
    private const int FewestNumbers = 16;

    private readonly List<Row?> _rows = [];

    /// <summary>What numbers and values take, free room among it, in bytes.</summary>
    public long Bytes => _rows.Sum(row => row?.Bytes ?? 0);

    /// <summary>What is kept of a number.</summary>
    /// <param name="row">The row that it belongs to, from 0; a few thousand at most.</param>
    /// <param name="number">The number.</param>
    public TValue Find(int row, ulong number) => row < _rows.Count && _rows[row] is { } known ? known.Find(number) : default;

    /// <summary>What is kept of a number, to be set; <c>default</c> when it had nothing. Valid until the next call.</summary>
    /// <inheritdoc cref="Find"/>
    public ref TValue Take(int row, ulong number)
    {
        if (row >= _rows.Count) CollectionsMarshal.SetCount(_rows, row + 1);
        return ref (_rows[row] ??= new Row()).Take(number);
    }

    private sealed class Row
    {
        private readonly List<Leaf> _leaves = [new Leaf(FewestNumbers)];
        // The first number of each leaf but the first, so that a search stays in one array.
        private readonly List<ulong> _firsts = [];
        private ulong _last;

        public long Bytes => _leaves.Sum(leaf => (long)leaf.Numbers.Length * (sizeof(ulong) + Unsafe.SizeOf<TValue>()));

        public TValue Find(ulong number)
        {
            if (number > _last) return default;
            ref readonly var leaf = ref CollectionsMarshal.AsSpan(_leaves)[LeafOf(number)];
            var at = leaf.Taken.BinarySearch(number);
            return at >= 0 ? leaf.Values[at] : default;
        }

        public ref TValue Take(ulong number)
        {
            if (number > _last)
            {
                _last = number;
                return ref Append(number);
            }
            var which = LeafOf(number);
            ref var leaf = ref CollectionsMarshal.AsSpan(_leaves)[which];
            var at = leaf.Taken.BinarySearch(number);
            if (at >= 0) return ref leaf.Values[at];
            if (leaf.Count == LongestLeaf)
            {
                Split(which);
                return ref Take(number);
            }
            return ref leaf.Insert(~at, number);
        }

        private int LeafOf(ulong number)
        {
            var at = CollectionsMarshal.AsSpan(_firsts).BinarySearch(number);
            return at >= 0 ? at + 1 : ~at;
        }

        private ref TValue Append(ulong number)
        {
            if (_leaves[^1].Count >= LeafLength)
            {
                _leaves.Add(new Leaf(LeafLength));
                _firsts.Add(number);
            }
            ref var leaf = ref CollectionsMarshal.AsSpan(_leaves)[^1];
            return ref leaf.Insert(leaf.Count, number);
        }

        private void Split(int which)
        {
            var upper = CollectionsMarshal.AsSpan(_leaves)[which].TakeUpperHalf();
            _leaves.Insert(which + 1, upper);
            _firsts.Insert(which, upper.Numbers[0]);
        }
    }

    private struct Leaf(int room)
    {
        public ulong[] Numbers = new ulong[room];

        public TValue[] Values = new TValue[room];

        public int Count;

        public readonly ReadOnlySpan<ulong> Taken => Numbers.AsSpan(0, Count);

        public ref TValue Insert(int at, ulong number)
        {
            if (Count == Numbers.Length) Resize(Math.Min(Count * 2, Math.Max(LeafLength, Count + Growth)));
            Numbers.AsSpan(at, Count - at).CopyTo(Numbers.AsSpan(at + 1));
            Values.AsSpan(at, Count - at).CopyTo(Values.AsSpan(at + 1));
            Count++;
            Numbers[at] = number;
            Values[at] = default;
            return ref Values[at];
        }

        public Leaf TakeUpperHalf()
        {
            var upper = new Leaf(LeafLength) { Count = LeafLength };
            Numbers.AsSpan(LeafLength).CopyTo(upper.Numbers);
            Values.AsSpan(LeafLength).CopyTo(upper.Values);
            Count = LeafLength;
            Resize(LeafLength);
            return upper;
        }

        private void Resize(int room)
        {
            Array.Resize(ref Numbers, room);
            Array.Resize(ref Values, room);
        }
    }
}
