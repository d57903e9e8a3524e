using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Decides what becomes of each incident of batches that are written together, before anything is written.</summary>
/// <remarks>
/// First every batch is looked at (<see cref="Look"/>); then those entries are read that are to be compared with what a batch says
/// (<see cref="Compared"/>), which is rare in new data; then the batches are decided on (<see cref="Take"/>), in the same order. One is used again
/// and again (<see cref="Begin"/>), since its lists are long.
/// </remarks>
internal sealed class RecordDecision(LedgerIndex index)
{
    // Of every incident of the batches, in order.
    private readonly List<IncidentKey> _looked = [];
    private readonly List<long> _compared = [];

    // The last entry about each incident of the batches.
    private readonly Dictionary<IncidentKey, int> _inBatch = [];
    private long _lastSequence;
    private DateTimeOffset _now;
    private int _taken;

    /// <summary>The entries whose incidents are to be compared, by number.</summary>
    public IReadOnlyList<long> Compared => _compared;

    /// <summary>The entries to write.</summary>
    public List<LedgerEntry> Entries { get; } = [];

    /// <summary>The incident of each entry.</summary>
    public List<IncidentKey> Keys { get; } = [];

    /// <summary>Begins anew; what was decided before is gone.</summary>
    /// <param name="lastSequence">The shard's last entry.</param>
    /// <param name="now">When the entries are recorded.</param>
    public void Begin(long lastSequence, DateTimeOffset now)
    {
        (_lastSequence, _now, _taken) = (lastSequence, now, 0);
        _looked.Clear();
        _compared.Clear();
        _inBatch.Clear();
        Entries.Clear();
        Keys.Clear();
    }

    /// <summary>Looks which entries have to be compared with what the next batch says.</summary>
    public void Look(RecordBatch batch)
    {
        foreach (var incident in batch.Incidents)
        {
            var key = IncidentKey.Of(incident.Id);
            _looked.Add(key);
            if (index.Find(key) is { } standing && ByRevision(incident, standing) is null) _compared.Add(standing.Sequence);
        }
    }

    /// <summary>Decides on the next batch.</summary>
    /// <param name="batch">It was looked at.</param>
    /// <param name="standing">The whole entries of <see cref="Compared"/>.</param>
    /// <returns>One outcome for each of its incidents, in order.</returns>
    public IReadOnlyList<RecordOutcome> Take(RecordBatch batch, IReadOnlyDictionary<long, LedgerEntry> standing)
    {
        var outcomes = new RecordOutcome[batch.Incidents.Count];
        for (var i = 0; i < outcomes.Length; i++) outcomes[i] = Decide(batch.Incidents[i], batch, standing);
        return outcomes;
    }

    private RecordOutcome Decide(Incident incident, RecordBatch batch, IReadOnlyDictionary<long, LedgerEntry> described)
    {
        var key = _looked[_taken++];
        var isInBatch = _inBatch.TryGetValue(key, out var earlier);
        var standing = isInBatch ? StandsBy(Entries[earlier]) : index.Find(key);
        if (standing is { } known)
        {
            var outcome = ByRevision(incident, known)
                ?? ByContent(incident, isInBatch ? Entries[earlier].Incident : described[known.Sequence].Incident, known.Withdrawn);
            if (outcome != RecordOutcome.Revised) return outcome;
        }
        _inBatch[key] = Entries.Count;
        Entries.Add(new LedgerEntry
        {
            Sequence = _lastSequence + Entries.Count + 1,
            Kind = standing is null ? EntryKind.Recorded : EntryKind.Revised,
            RecordedAt = _now,
            RecordedBy = batch.RecordedBy,
            Replaces = standing?.Sequence ?? 0,
            Incident = incident,
            Reason = batch.Reason,
        });
        Keys.Add(key);
        return standing is null ? RecordOutcome.Recorded : RecordOutcome.Revised;
    }

    private static Standing? StandsBy(LedgerEntry entry) => new Standing(entry.Sequence, entry.Incident.Revision, Withdrawn: false);

    // What becomes of an incident that was met before; null where that depends on whether it says the same.
    private static RecordOutcome? ByRevision(Incident incident, Standing known)
    {
        // Revision 0 means that the source gives no order: what arrives later stands.
        if (incident.Revision != 0 && incident.Revision < known.Revision) return RecordOutcome.Stale;
        if (incident.Revision != 0 && incident.Revision == known.Revision && known.RevisionWithdrawn) return RecordOutcome.StaysWithdrawn;
        // A later revision is written even where it says the same: one between the two may still arrive, and must find it.
        return incident.Revision > known.Revision ? RecordOutcome.Revised : null;
    }

    private static RecordOutcome ByContent(Incident incident, Incident described, bool withdrawn) =>
        !IncidentContent.HaveSameContent(incident, described) ? RecordOutcome.Revised
        : withdrawn ? RecordOutcome.StaysWithdrawn
        : RecordOutcome.Unchanged;
}
