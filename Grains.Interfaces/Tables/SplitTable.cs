using System.Runtime.CompilerServices;

namespace Reporting.Tables;

/// <summary>A table of very many keys in little memory, which grows a little at a time.</summary>
/// <remarks>
/// <para>Open addressing in parts: a key that finds its slot taken goes to the next free one of its part. A part that is full by four fifths is
/// split in two by one more bit of its keys' hashes: one half keeps its array, so that nothing is thrown away. So more than half the slots of a
/// large table are taken, nobody waits until millions are copied, and no array is so large that the garbage collector keeps it apart and goes through all
/// memory for it. Slots without references are not walked by it at all.</para>
/// <para>Nothing is taken out. For one thread.</para>
/// </remarks>
/// <typeparam name="TSlot">What is kept of a key.</typeparam>
public sealed class SplitTable<TSlot>
    where TSlot : struct, ISlot<TSlot>
{
    private const int FewestSlots = 16;
    // Arrays from 85,000 bytes are the collector's large ones.
    private const int PartBytes = 48 * 1024;
    private const int PlaceLength = 32;

    private static readonly int SplitSlots = Math.Max(FewestSlots, PartBytes / Unsafe.SizeOf<TSlot>());

    // The part of a key is at the number that the upper bits of its hash make; one that was split less often than others is at several in a row.
    private Part[] _parts = [new Part(new TSlot[FewestSlots], depth: 0, taken: 0)];
    private TSlot[] _splitting = [];
    private int _depth;
    private long _taken;

    /// <summary>What the slots take, free ones among them, in bytes.</summary>
    public long Bytes => _parts.Select(part => part.Slots).Distinct().Sum(slots => (long)slots.Length * Unsafe.SizeOf<TSlot>());

    /// <summary>The slot of a key; a free one when the key has none.</summary>
    public ref readonly TSlot Find(in TSlot key) => ref SlotOf(_parts[PlaceOf(key.PartHash)], key);

    /// <summary>The slot of a key; a free one, that must then be filled with it, when the key had none. Valid until the next call.</summary>
    public ref TSlot Take(in TSlot key)
    {
        while (true)
        {
            var place = PlaceOf(key.PartHash);
            ref var slot = ref SlotOf(_parts[place], key);
            if (!slot.IsFree) return ref slot;
            ref var part = ref _parts[FirstPlaceOf(place)];
            if (part.Taken < MostOf(part.Length))
            {
                part.Taken++;
                _taken++;
                return ref slot;
            }
            MakeRoom(FirstPlaceOf(place));
        }
    }

    private int PlaceOf(ulong hash) => (int)(PlaceBits(hash) >> (PlaceLength - _depth));

    // The last parts get up to twice as many keys as the first: were all alike, all would be split at about the same time, and half the table would be free.
    private static ulong PlaceBits(ulong hash)
    {
        var upper = hash >> (64 - PlaceLength);
        return upper + (upper * ((1UL << PlaceLength) - upper) >> PlaceLength) / 3;
    }

    // Where a part counts what it has taken.
    private int FirstPlaceOf(int place)
    {
        var shared = _depth - _parts[place].Depth;
        return place >> shared << shared;
    }

    // Keys that were made to fall together are not split again and again: where parts are several times as many as so many keys fill, one grows instead.
    private void MakeRoom(int place)
    {
        var part = _parts[place];
        if (part.Length >= SplitSlots && (long)SplitSlots << part.Depth < 4 * _taken) Split(place);
        else Put(Grown(part), place);
    }

    private void Split(int place)
    {
        if (_parts[place].Depth == _depth)
        {
            var twice = new Part[_parts.Length * 2];
            for (var i = 0; i < twice.Length; i++) twice[i] = _parts[i / 2];
            (_parts, _depth, place) = (twice, _depth + 1, place * 2);
        }
        var part = _parts[place];
        var all = part.Slots.AsSpan();
        var bit = 1UL << (PlaceLength - 1 - part.Depth);
        if (_splitting.Length < all.Length) _splitting = new TSlot[all.Length];
        all.CopyTo(_splitting);
        all.Clear();
        var (low, high) = (new Part(part.Slots, part.Depth + 1, taken: 0), new Part(new TSlot[SplitSlots], part.Depth + 1, taken: 0));
        foreach (ref readonly var slot in _splitting.AsSpan(0, all.Length))
        {
            if (slot.IsFree) continue;
            if ((PlaceBits(slot.PartHash) & bit) == 0) Add(slot, ref low);
            else Add(slot, ref high);
        }
        Put(low, place);
        Put(high, place + (1 << (_depth - high.Depth)));
    }

    private void Put(Part part, int place) => _parts.AsSpan(place, 1 << (_depth - part.Depth)).Fill(part);

    // Beyond it the ways to a free slot become long.
    private static int MostOf(int slots) => slots / 5 * 4;

    private static void Add(in TSlot taken, ref Part part)
    {
        // By chance nearly all may fall into one half.
        if (part.Taken >= MostOf(part.Length)) part = Grown(part);
        SlotOf(part, taken) = taken;
        part.Taken++;
    }

    private static Part Grown(in Part part)
    {
        var length = part.Length < SplitSlots ? Math.Min(part.Length * 2, SplitSlots) : part.Length + part.Length / 2;
        var grown = new Part(new TSlot[length], part.Depth, part.Taken);
        foreach (ref readonly var slot in part.Slots.AsSpan())
            if (!slot.IsFree) SlotOf(grown, slot) = slot;
        return grown;
    }

    private static ref TSlot SlotOf(in Part part, in TSlot key)
    {
        var slots = part.Slots;
        var at = FirstSlot(part.Length, key);
        while (true)
        {
            ref var slot = ref slots[at];
            if (slot.IsFree || slot.HasKeyOf(key)) return ref slot;
            if (++at == slots.Length) at = 0;
        }
    }

    private static int FirstSlot(int slots, in TSlot key) => (int)(key.SlotHash * (ulong)slots >> 32);

    // Keys whose hashes have so many of their first bits in common.
    private struct Part(TSlot[] slots, int depth, int taken)
    {
        public readonly TSlot[] Slots = slots;

        // Beside the array and not only in it, so that a slot is found without waiting for the array's head.
        public readonly int Length = slots.Length;

        public readonly int Depth = depth;

        public int Taken = taken;
    }
}
