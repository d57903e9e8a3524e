using System.Runtime.CompilerServices;

namespace Reporting.Ledger;

/// <summary>How each incident of a shard stands, in few bytes an incident.</summary>
/// <remarks>
/// <para>Open addressing: a key that finds its slot taken goes to the next free one. The upper bits of the key choose a part, others the slot in it; each
/// part grows alone, by half, so that no batch waits until everything is copied. A slot takes 32 bytes; where there are many incidents, more than
/// half of the slots are taken. Slots hold no references, so that the garbage collector does not walk them.</para>
/// <para>Nothing is taken out: a withdrawn incident stays known. For one thread.</para>
/// </remarks>
internal sealed class StandingTable
{
    /// <summary>The highest sequence number that a slot can hold.</summary>
    public const long LastSequence = uint.MaxValue;

    private const int PartBits = 5;
    private const int FewestSlots = 8;
    // A part's keys have their upper bits in common, which leaves room for what is to be marked.
    private const ulong Marks = (1UL << PartBits) - 1;
    private const ulong Withdrawn = 1;
    private const ulong RevisionWithdrawn = 2;
    private const uint RevisionElsewhere = uint.MaxValue;

    // Room that is made ahead ends here, so that a number that was read wrong takes no memory without bounds.
    private const long MostExpected = 1 << 22;

    private readonly Part[] _parts = new Part[1 << PartBits];
    private readonly Dictionary<IncidentKey, long> _wideRevisions = [];
    private uint _reached;

    /// <summary>What the slots take, free ones among them, in bytes.</summary>
    public long Bytes => _parts.Sum(part => part.Slots is { } slots ? (long)slots.Length * Unsafe.SizeOf<Slot>() : 0);

    /// <summary>How an incident stands; null when nothing was set.</summary>
    public Standing? Find(IncidentKey key)
    {
        if (_parts[PartOf(key)].Slots is not { } slots) return null;
        ref readonly var slot = ref SlotOf(slots, key.High << PartBits, key.Low);
        if (slot.IsFree) return null;
        var revision = slot.Revision == RevisionElsewhere ? _wideRevisions[key] : slot.Revision;
        return new Standing(slot.Sequence, revision, slot.ContentHash, (slot.HighAndMarks & Withdrawn) != 0, (slot.HighAndMarks & RevisionWithdrawn) != 0);
    }

    /// <summary>Sets how an incident stands.</summary>
    /// <param name="key">The incident.</param>
    /// <param name="standing">How it stands; its sequence number is 1 to <see cref="LastSequence"/>.</param>
    public void Set(IncidentKey key, Standing standing)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(standing.Sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(standing.Sequence, LastSequence);
        ref var part = ref _parts[PartOf(key)];
        ref var slot = ref part.SlotFor(key.High << PartBits, key.Low);
        var fits = standing.Revision is >= 0 and < RevisionElsewhere;
        if (!fits) _wideRevisions[key] = standing.Revision;
        else if (slot.Revision == RevisionElsewhere) _wideRevisions.Remove(key);
        slot = new Slot(
            key.High << PartBits | (standing.Withdrawn ? Withdrawn : 0) | (standing.RevisionWithdrawn ? RevisionWithdrawn : 0),
            key.Low, standing.ContentHash, (uint)standing.Sequence, fits ? (uint)standing.Revision : RevisionElsewhere);
    }

    /// <summary>Reads the slots of keys that are to be set soon, one right after another, so that the memory is waited for once and not for each.</summary>
    public void Reach(ReadOnlySpan<IndexedEntry> entries)
    {
        var reached = 0u;
        foreach (ref readonly var entry in entries)
            if (_parts[PartOf(entry.Key)].Slots is { } slots) reached ^= slots[FirstSlot(slots, entry.Key.Low)].Sequence;
        // Kept, so that no compiler leaves the reading out.
        _reached = reached;
    }

    /// <summary>Makes room at once for so many incidents, or for as many as are worth it.</summary>
    public void MakeRoom(long incidents)
    {
        var each = Math.Min(incidents, MostExpected) / _parts.Length;
        // Keys fall into parts by chance.
        var slots = (int)((each + 4 * Math.Sqrt(each)) * 5 / 4) + FewestSlots;
        foreach (ref var part in _parts.AsSpan())
            if (part.Slots is null || part.Slots.Length < slots) part.Resize(slots);
    }

    /// <summary>Lets go of room of which less than half is taken.</summary>
    public void CutRoom()
    {
        foreach (ref var part in _parts.AsSpan())
        {
            var enough = part.Taken / 2 * 3 + FewestSlots;
            if (part.Slots is { } slots && part.Taken < slots.Length / 2 && enough < slots.Length) part.Resize(enough);
        }
    }

    private static int PartOf(IncidentKey key) => (int)(key.High >> (64 - PartBits));

    private static int FirstSlot(Slot[] slots, ulong low) => (int)((low >> 32) * (ulong)slots.Length >> 32);

    // The key's slot, or the free one where it belongs; there always is a free one.
    private static ref Slot SlotOf(Slot[] slots, ulong high, ulong low)
    {
        var at = FirstSlot(slots, low);
        while (true)
        {
            ref var slot = ref slots[at];
            if (slot.IsFree || slot.Low == low && (slot.HighAndMarks & ~Marks) == high) return ref slot;
            if (++at == slots.Length) at = 0;
        }
    }

    private struct Part
    {
        public Slot[]? Slots;
        public int Taken;

        // The key's slot, or a free one that is taken for it.
        public ref Slot SlotFor(ulong high, ulong low)
        {
            Slots ??= new Slot[FewestSlots];
            ref var slot = ref SlotOf(Slots, high, low);
            if (!slot.IsFree) return ref slot;
            // Beyond four fifths the ways to a free slot become long.
            if (++Taken <= Slots.Length / 5 * 4) return ref slot;
            Resize(Slots.Length + Slots.Length / 2);
            return ref SlotOf(Slots, high, low);
        }

        public void Resize(int size)
        {
            var slots = new Slot[size];
            foreach (ref readonly var slot in (ReadOnlySpan<Slot>)Slots)
                if (!slot.IsFree) SlotOf(slots, slot.HighAndMarks & ~Marks, slot.Low) = slot;
            Slots = slots;
        }
    }

    // A sequence number of 0 marks a free slot.
    private readonly record struct Slot(ulong HighAndMarks, ulong Low, ulong ContentHash, uint Sequence, uint Revision)
    {
        public bool IsFree => Sequence == 0;
    }
}
