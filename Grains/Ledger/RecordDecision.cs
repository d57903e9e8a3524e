using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Decides what becomes of each incident of a batch, before anything is written.</summary>
internal sealed class RecordDecision(LedgerIndex index, long lastSequence, DateTimeOffset now, string recordedBy, string? reason)
{
    private readonly Dictionary<IncidentId, LedgerIndex.Standing> _inBatch = [];

    /// <summary>One outcome for each incident taken, in order.</summary>
    public List<RecordOutcome> Outcomes { get; } = [];

    /// <summary>The entries to write.</summary>
    public List<LedgerEntry> Entries { get; } = [];

    /// <summary>Decides on the next incident.</summary>
    public void Take(Incident incident)
    {
        var hash = IncidentContent.Hash(incident);
        LedgerIndex.Standing? standing = _inBatch.TryGetValue(incident.Id, out var earlier) ? earlier : index.Find(incident.Id);
        var outcome = Decide(incident, hash, standing);
        Outcomes.Add(outcome);
        if (outcome is not (RecordOutcome.Recorded or RecordOutcome.Revised)) return;
        var entry = new LedgerEntry
        {
            Sequence = lastSequence + Entries.Count + 1,
            Kind = outcome == RecordOutcome.Recorded ? EntryKind.Recorded : EntryKind.Revised,
            RecordedAt = now,
            RecordedBy = recordedBy,
            Replaces = standing?.Sequence ?? 0,
            Incident = incident,
            ContentHash = hash,
            Reason = reason,
        };
        Entries.Add(entry);
        _inBatch[incident.Id] = new LedgerIndex.Standing(entry.Sequence, incident.Revision, hash, Withdrawn: false);
    }

    private static RecordOutcome Decide(Incident incident, ulong hash, LedgerIndex.Standing? standing)
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
