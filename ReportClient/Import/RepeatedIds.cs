using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Remembers what a file has said under each id, so that a second row of one id can be told apart from a copy.</summary>
/// <remarks>
/// <para>Rows of one id with other revision numbers are revisions and no conflict. Keeps 64-bit hashes, about 35 bytes a row.</para>
/// <para>Open addressing: a row that finds its slot taken goes to the next free one. The upper bits of the hash choose a part, others the slot in it; each
/// part grows alone, by half, so that no row waits until millions are copied. Slots hold no references, so that the garbage collector does not
/// walk them. For one thread.</para>
/// </remarks>
internal sealed class RepeatedIds
{
    private const int PartBits = 6;
    private const int FewestSlots = 16;

    private readonly Part[] _parts = new Part[1 << PartBits];

    /// <summary>The line that used the id first; null when this row does.</summary>
    /// <param name="incident">What the row says.</param>
    /// <param name="line">Its line, from 1.</param>
    /// <param name="sameContent">Whether the first use says the same.</param>
    public long? FirstLine(Incident incident, long line, out bool sameContent)
    {
        var content = IncidentContent.Hash(incident);
        var key = incident.Id.Hash() ^ unchecked((ulong)incident.Revision * 0x9E37_79B9_7F4A_7C15UL);
        ref var slot = ref _parts[(int)(key >> (64 - PartBits))].SlotFor(key, out var first);
        sameContent = !first && slot.Content == content;
        if (!first) return slot.Line;
        slot = new Slot(key, content, line);
        return null;
    }

    // The key's slot, or the free one where it belongs; there always is a free one.
    private static ref Slot SlotOf(Slot[] slots, ulong key)
    {
        var at = (int)((key & uint.MaxValue) * (ulong)slots.Length >> 32);
        while (true)
        {
            ref var slot = ref slots[at];
            if (slot.IsFree || slot.Key == key) return ref slot;
            if (++at == slots.Length) at = 0;
        }
    }

    private struct Part
    {
        private Slot[]? _slots;
        private int _taken;

        // The key's slot, or a free one that is taken for it.
        public ref Slot SlotFor(ulong key, out bool first)
        {
            _slots ??= new Slot[FewestSlots];
            ref var slot = ref SlotOf(_slots, key);
            first = slot.IsFree;
            // Beyond four fifths the ways to a free slot become long.
            if (!first || ++_taken <= _slots.Length / 5 * 4) return ref slot;
            Grow();
            return ref SlotOf(_slots, key);
        }

        private void Grow()
        {
            var grown = new Slot[_slots!.Length + _slots.Length / 2];
            foreach (ref readonly var slot in (ReadOnlySpan<Slot>)_slots)
                if (!slot.IsFree) SlotOf(grown, slot.Key) = slot;
            _slots = grown;
        }
    }

    // A line of 0 marks a free slot.
    private readonly record struct Slot(ulong Key, ulong Content, long Line)
    {
        public bool IsFree => Line == 0;
    }
}
