using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Decides what becomes of each incident of batches that are written together, before anything is written.</summary>
internal sealed class RecordDecision(LedgerIndex index, long lastSequence, DateTimeOffset now, int incidents)
{
    // The last entry about each incident of the batches.
    private readonly Dictionary<IncidentKey, int> _inBatch = new(incidents);

    /// <summary>The entries to write.</summary>
    public List<LedgerEntry> Entries { get; } = new(incidents);

    /// <summary>The incident of each entry.</summary>
    public List<IncidentKey> Keys { get; } = new(incidents);

    /// <summary>Decides on the next batch.</summary>
    /// <returns>One outcome for each of its incidents, in order.</returns>
    public IReadOnlyList<RecordOutcome> Take(RecordBatch batch)
    {
        var outcomes = new RecordOutcome[batch.Incidents.Count];
        for (var i = 0; i < outcomes.Length; i++) outcomes[i] = Take(batch.Incidents[i], batch);
        return outcomes;
    }

    private RecordOutcome Take(Incident incident, RecordBatch batch)
    {
        var hash = IncidentContent.Hash(incident);
        var key = IncidentKey.Of(incident.Id);
        var standing = _inBatch.TryGetValue(key, out var earlier) ? StandsBy(Entries[earlier]) : index.Find(key);
        var outcome = Decide(incident, hash, standing);
        if (outcome is not (RecordOutcome.Recorded or RecordOutcome.Revised)) return outcome;
        var entry = new LedgerEntry
        {
            Sequence = lastSequence + Entries.Count + 1,
            Kind = outcome == RecordOutcome.Recorded ? EntryKind.Recorded : EntryKind.Revised,
            RecordedAt = now,
            RecordedBy = batch.RecordedBy,
            Replaces = standing?.Sequence ?? 0,
            Incident = incident,
            ContentHash = hash,
            Reason = batch.Reason,
        };
        _inBatch[key] = Entries.Count;
        Entries.Add(entry);
        Keys.Add(key);
        return outcome;
    }

    private static Standing? StandsBy(LedgerEntry entry) => new Standing(entry.Sequence, entry.Incident.Revision, entry.ContentHash, Withdrawn: false);

    private static RecordOutcome Decide(Incident incident, ulong hash, Standing? standing)
    {
        if (standing is not { } known) return RecordOutcome.Recorded;
        // Revision 0 means that the source gives no order: what arrives later stands.
        if (incident.Revision != 0 && incident.Revision < known.Revision) return RecordOutcome.Stale;
        if (incident.Revision != 0 && incident.Revision == known.Revision && known.RevisionWithdrawn) return RecordOutcome.StaysWithdrawn;
        // A later revision is written even where it says the same: one between the two may still arrive, and must find it.
        if (hash != known.ContentHash || incident.Revision > known.Revision) return RecordOutcome.Revised;
        return known.Withdrawn ? RecordOutcome.StaysWithdrawn : RecordOutcome.Unchanged;
    }
}
