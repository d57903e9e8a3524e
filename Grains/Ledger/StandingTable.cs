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

    private readonly Part[] _parts = new Part[1 << PartBits];
    private readonly Dictionary<IncidentKey, long> _wideRevisions = [];

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

    private static int PartOf(IncidentKey key) => (int)(key.High >> (64 - PartBits));

    // The key's slot, or the free one where it belongs; there always is a free one.
    private static ref Slot SlotOf(Slot[] slots, ulong high, ulong low)
    {
        var at = (int)((low >> 32) * (ulong)slots.Length >> 32);
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
            Grow();
            return ref SlotOf(Slots, high, low);
        }

        private void Grow()
        {
            var grown = new Slot[Slots!.Length + Slots.Length / 2];
            foreach (ref readonly var slot in (ReadOnlySpan<Slot>)Slots)
                if (!slot.IsFree) SlotOf(grown, slot.HighAndMarks & ~Marks, slot.Low) = slot;
            Slots = grown;
        }
    }

    // A sequence number of 0 marks a free slot.
    private readonly record struct Slot(ulong HighAndMarks, ulong Low, ulong ContentHash, uint Sequence, uint Revision)
    {
        public bool IsFree => Sequence == 0;
    }
}
