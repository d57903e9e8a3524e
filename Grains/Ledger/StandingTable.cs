using Reporting.Tables;

namespace Reporting.Ledger;

/// <summary>How each incident of a shard stands: in 16 bytes where its id ends with a number, and else in a slot of 24.</summary>
/// <remarks>Nothing is taken out: a withdrawn incident stays known. For one thread.</remarks>
internal sealed class StandingTable
{
    /// <summary>The highest sequence number that can be kept.</summary>
    public const long LastSequence = uint.MaxValue;

    private readonly NumberTable<Kept> _numbered = new();
    private readonly SplitTable<Slot> _others = new();
    // Those that do not fit 8 bytes, which are rare.
    private readonly Dictionary<IncidentKey, Standing> _elsewhere = [];
    private uint _reached;

    /// <summary>What it takes, free room among it, in bytes.</summary>
    public long Bytes => _numbered.Bytes + _others.Bytes;

    /// <summary>How an incident stands; null when nothing was set.</summary>
    public Standing? Find(IncidentKey key)
    {
        var kept = key.Numbered is { } id ? _numbered.Find(id.Numbering, id.Number) : _others.Find(new Slot(key, default)).Kept;
        return kept.IsNothing ? null : kept.IsElsewhere ? _elsewhere[key] : kept.ToStanding();
    }

    /// <summary>Sets how an incident stands.</summary>
    /// <param name="key">The incident.</param>
    /// <param name="standing">How it stands; its sequence number is 1 to <see cref="LastSequence"/>.</param>
    public void Set(IncidentKey key, Standing standing)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(standing.Sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(standing.Sequence, LastSequence);
        var kept = Kept.Of(standing);
        var before = Put(key, kept);
        if (kept.IsElsewhere) _elsewhere[key] = standing;
        else if (before.IsElsewhere) _elsewhere.Remove(key);
    }

    /// <summary>Reads the slots of keys that are to be set soon, one right after another, so that the memory is waited for once and not for each.</summary>
    public void Reach(ReadOnlySpan<IndexedEntry> entries)
    {
        var reached = 0u;
        foreach (ref readonly var entry in entries)
            if (entry.Key.Numbered is null) reached ^= _others.Find(new Slot(entry.Key, default)).Kept.Sequence;
        // Kept, so that no compiler leaves the reading out.
        _reached = reached;
    }

    // Gives what was there.
    private Kept Put(IncidentKey key, Kept kept)
    {
        if (key.Numbered is { } id)
        {
            ref var place = ref _numbered.Take(id.Numbering, id.Number);
            (kept, place) = (place, kept);
            return kept;
        }
        var made = new Slot(key, kept);
        ref var slot = ref _others.Take(made);
        (made, slot) = (slot, made);
        return made.Kept;
    }

    // A sequence number of 0 is nothing. A revision has 31 bits, so that seconds since 1970 fit.
    private readonly record struct Kept(uint Sequence, uint RevisionAndMark)
    {
        private const uint WithdrawnMark = 1;
        private const uint Elsewhere = uint.MaxValue >> 1;

        public bool IsNothing => Sequence == 0;

        public bool IsElsewhere => RevisionAndMark >> 1 == Elsewhere;

        public static Kept Of(Standing standing) => new(
            (uint)standing.Sequence, (standing is { Revision: >= 0 and < Elsewhere, RevisionWithdrawn: false } ? (uint)standing.Revision : Elsewhere) << 1 | (standing.Withdrawn ? WithdrawnMark : 0));

        public Standing ToStanding() => new(Sequence, RevisionAndMark >> 1, (RevisionAndMark & WithdrawnMark) != 0);
    }

    private readonly record struct Slot(IncidentKey Key, Kept Kept) : ISlot<Slot>
    {
        public bool IsFree => Kept.IsNothing;

        public ulong PartHash => Key.High;

        public uint SlotHash => (uint)(Key.Low >> 32);

        public bool HasKeyOf(in Slot other) => Key == other.Key;
    }
}
