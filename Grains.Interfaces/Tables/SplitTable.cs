using System.Runtime.CompilerServices;

namespace Reporting.Tables;

/// <summary>A table of very many keys in little memory, which grows a little at a time.</summary>
/// <remarks>
/// <para>Open addressing in parts: a key that finds its slot taken goes to the next free one of its part. A part that is full by four fifths grows by
/// half, and the next time is split in two by one more bit of its keys' hashes, so that between 53 and 80 % of the slots of a large table are taken,
/// nobody waits until millions are copied, and no array is so large that the garbage collector keeps it apart and goes through all memory for it.
/// Slots without references are not walked by it at all.</para>
/// <para>Nothing is taken out. For one thread.</para>
/// </remarks>
/// <typeparam name="TSlot">What is kept of a key.</typeparam>
public sealed class SplitTable<TSlot>
    where TSlot : struct, ISlot<TSlot>
{
    private const int FewestSlots = 16;
    // 72 kB of slots of 24 bytes after a part has grown; arrays from 85,000 bytes are the collector's large ones.
    private const int PartBytes = 48 * 1024;
    private static readonly int SplitSlots = Math.Max(FewestSlots, PartBytes / Unsafe.SizeOf<TSlot>());

    // The part of a key is at the number that the upper bits of its hash make; a part that was split less often than others is at several.
    private Part[] _parts = [new Part(0, FewestSlots)];
    private int _depth;
    private long _taken;

    /// <summary>What the slots take, free ones among them, in bytes.</summary>
    public long Bytes => _parts.Distinct().Sum(part => (long)part.Slots.Length * Unsafe.SizeOf<TSlot>());

    /// <summary>The slot of a key; a free one when the key has none.</summary>
    public ref readonly TSlot Find(in TSlot key) => ref SlotOf(_parts[PartOf(key.PartHash)].Slots, key);

    /// <summary>The slot of a key; a free one, that must then be filled with it, when the key had none. Valid until the next call.</summary>
    public ref TSlot Take(in TSlot key)
    {
        while (true)
        {
            var part = _parts[PartOf(key.PartHash)];
            ref var slot = ref SlotOf(part.Slots, key);
            if (!slot.IsFree) return ref slot;
            // Beyond four fifths the ways to a free slot become long.
            if (part.Taken < part.Slots.Length / 5 * 4)
            {
                part.Taken++;
                _taken++;
                return ref slot;
            }
            MakeRoom(part);
        }
    }

    private int PartOf(ulong hash) => _depth == 0 ? 0 : (int)(hash >> (64 - _depth));

    // Keys that were made to fall together are not split again and again: where parts are several times as many as so many keys fill, one grows instead.
    private void MakeRoom(Part part)
    {
        if (part.Slots.Length > SplitSlots && (long)SplitSlots << part.Depth < 4 * _taken) Split(part);
        else Grow(part);
    }

    private void Split(Part part)
    {
        if (part.Depth == _depth)
        {
            var twice = new Part[_parts.Length * 2];
            for (var i = 0; i < twice.Length; i++) twice[i] = _parts[i / 2];
            (_parts, _depth) = (twice, _depth + 1);
        }
        var (low, high) = (new Part(part.Depth + 1, SplitSlots), new Part(part.Depth + 1, SplitSlots));
        var bit = 1UL << (63 - part.Depth);
        foreach (ref readonly var slot in part.Slots.AsSpan())
            if (!slot.IsFree) Put((slot.PartHash & bit) == 0 ? low : high, slot);
        for (var i = 0; i < _parts.Length; i++)
            if (_parts[i] == part) _parts[i] = ((ulong)i << (64 - _depth) & bit) == 0 ? low : high;
    }

    private static void Put(Part part, in TSlot taken)
    {
        // By chance nearly all may fall into one half.
        if (part.Taken >= part.Slots.Length / 5 * 4) Grow(part);
        part.Taken++;
        SlotOf(part.Slots, taken) = taken;
    }

    private static void Grow(Part part)
    {
        var before = part.Slots;
        part.Slots = new TSlot[before.Length + before.Length / 2];
        foreach (ref readonly var slot in before.AsSpan())
            if (!slot.IsFree) SlotOf(part.Slots, slot) = slot;
    }

    private static ref TSlot SlotOf(TSlot[] slots, in TSlot key)
    {
        var at = (int)(key.SlotHash * (ulong)slots.Length >> 32);
        while (true)
        {
            ref var slot = ref slots[at];
            if (slot.IsFree || slot.HasKeyOf(key)) return ref slot;
            if (++at == slots.Length) at = 0;
        }
    }

    private sealed class Part(int depth, int slots)
    {
        // How many bits all hashes of it have in common.
        public int Depth => depth;

        public TSlot[] Slots { get; set; } = new TSlot[slots];

        public int Taken { get; set; }
    }
}
