using Reporting.Tables;

namespace Reporting.Ledger;

/// <summary>How each incident of a shard stands, in a slot of 24 bytes an incident.</summary>
/// <remarks>Nothing is taken out: a withdrawn incident stays known. For one thread.</remarks>
internal sealed class StandingTable
{
    /// <summary>The highest sequence number that a slot can hold.</summary>
    public const long LastSequence = uint.MaxValue;

    private const ulong Withdrawn = 1;
    private const ulong RevisionWithdrawn = 2;
    // 126 bits of a key tell incidents apart as well as 128.
    private const ulong Marks = Withdrawn | RevisionWithdrawn;
    private const uint RevisionElsewhere = uint.MaxValue;

    private readonly SplitTable<Slot> _slots = new();
    private readonly Dictionary<IncidentKey, long> _wideRevisions = [];
    private uint _reached;

    /// <summary>What the slots take, free ones among them, in bytes.</summary>
    public long Bytes => _slots.Bytes;

    /// <summary>How an incident stands; null when nothing was set.</summary>
    public Standing? Find(IncidentKey key)
    {
        ref readonly var slot = ref _slots.Find(Slot.Of(key));
        if (slot.IsFree) return null;
        var revision = slot.Revision == RevisionElsewhere ? _wideRevisions[key] : slot.Revision;
        return new Standing(slot.Sequence, revision, (slot.HighAndMarks & Withdrawn) != 0, (slot.HighAndMarks & RevisionWithdrawn) != 0);
    }

    /// <summary>Sets how an incident stands.</summary>
    /// <param name="key">The incident.</param>
    /// <param name="standing">How it stands; its sequence number is 1 to <see cref="LastSequence"/>.</param>
    public void Set(IncidentKey key, Standing standing)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(standing.Sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(standing.Sequence, LastSequence);
        var made = Slot.Of(key);
        ref var slot = ref _slots.Take(made);
        var fits = standing.Revision is >= 0 and < RevisionElsewhere;
        if (!fits) _wideRevisions[key] = standing.Revision;
        else if (slot.Revision == RevisionElsewhere) _wideRevisions.Remove(key);
        slot = made with
        {
            HighAndMarks = made.HighAndMarks | (standing.Withdrawn ? Withdrawn : 0) | (standing.RevisionWithdrawn ? RevisionWithdrawn : 0),
            Sequence = (uint)standing.Sequence,
            Revision = fits ? (uint)standing.Revision : RevisionElsewhere,
        };
    }

    /// <summary>Reads the slots of keys that are to be set soon, one right after another, so that the memory is waited for once and not for each.</summary>
    public void Reach(ReadOnlySpan<IndexedEntry> entries)
    {
        var reached = 0u;
        foreach (ref readonly var entry in entries) reached ^= _slots.Find(Slot.Of(entry.Key)).Sequence;
        // Kept, so that no compiler leaves the reading out.
        _reached = reached;
    }

    private readonly record struct Slot(ulong HighAndMarks, ulong Low, uint Sequence, uint Revision) : ISlot<Slot>
    {
        public bool IsFree => Sequence == 0;

        public ulong PartHash => HighAndMarks;

        public uint SlotHash => (uint)(Low >> 32);

        public static Slot Of(IncidentKey key) => new(key.High & ~Marks, key.Low, 0, 0);

        public bool HasKeyOf(in Slot other) => Low == other.Low && ((HighAndMarks ^ other.HighAndMarks) & ~Marks) == 0;
    }
}
