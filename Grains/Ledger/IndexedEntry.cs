namespace Reporting.Ledger;

/// <summary>What a shard's index wants to know of an entry, apart from whom it touches.</summary>
/// <param name="Key">Its incident.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Kind">What it does.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Replaces">The entry that it replaces or withdraws; 0 for a first recording.</param>
/// <param name="Revision">The incident's revision in the data set's own order.</param>
/// <param name="RetractedRevision">The last revision that a withdrawal reaches; 0 where it names none.</param>
internal readonly record struct IndexedEntry(
    IncidentKey Key, long Sequence, EntryKind Kind, DateTimeOffset RecordedAt, long Replaces, long Revision, long RetractedRevision)
{
    /// <summary>Whether it withdraws its incident.</summary>
    public bool Withdraws => Kind == EntryKind.Retracted;

    /// <summary>The same of a whole entry.</summary>
    public static IndexedEntry Of(IncidentKey key, LedgerEntry entry) =>
        new(key, entry.Sequence, entry.Kind, entry.RecordedAt, entry.Replaces, entry.Incident.Revision, entry.RetractedRevision);

    /// <summary>How its incident stands after it.</summary>
    public Standing ToStanding() => new(Sequence, Math.Max(Revision, RetractedRevision), Withdraws, RevisionWithdrawn: RetractedRevision > 0);
}
