using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Decides what becomes of each withdrawal of a batch, before anything is written.</summary>
internal sealed class RetractDecision(LedgerIndex index)
{
    private readonly HashSet<IncidentId> _inBatch = [];
    private readonly List<(LedgerIndex.Standing Standing, long Revision)> _withdrawn = [];

    /// <summary>One outcome for each withdrawal taken, in order.</summary>
    public List<RetractOutcome> Outcomes { get; } = [];

    /// <summary>The entries that are withdrawn, by sequence number.</summary>
    public IEnumerable<long> Sequences => _withdrawn.Select(one => one.Standing.Sequence);

    /// <summary>Decides on the next withdrawal.</summary>
    public void Take(Retraction item)
    {
        var outcome = Decide(item, out var standing);
        Outcomes.Add(outcome);
        if (outcome != RetractOutcome.Retracted) return;
        _inBatch.Add(item.Id);
        _withdrawn.Add((standing, item.Revision));
    }

    /// <summary>The entries to write.</summary>
    /// <param name="current">The whole entries of <see cref="Sequences"/>.</param>
    /// <param name="lastSequence">The shard's last entry.</param>
    /// <param name="now">When they are recorded.</param>
    /// <param name="batch">Who withdraws, and why.</param>
    public IEnumerable<LedgerEntry> Entries(IReadOnlyDictionary<long, LedgerEntry> current, long lastSequence, DateTimeOffset now, RetractBatch batch) =>
        _withdrawn.Select((one, i) => new LedgerEntry
        {
            Sequence = lastSequence + i + 1,
            Kind = EntryKind.Retracted,
            RecordedAt = now,
            RecordedBy = batch.RetractedBy,
            Replaces = one.Standing.Sequence,
            Incident = current[one.Standing.Sequence].Incident,
            ContentHash = one.Standing.ContentHash,
            Reason = batch.Reason,
            RetractedRevision = one.Revision,
        });

    private RetractOutcome Decide(Retraction item, out LedgerIndex.Standing standing)
    {
        standing = default;
        if (index.Find(item.Id) is not { } known) return RetractOutcome.NeverRecorded;
        standing = known;
        // Asked first: the answer to a call that is made again must not be that something else stands.
        if (known.Withdrawn || _inBatch.Contains(item.Id)) return RetractOutcome.AlreadyRetracted;
        if (item.ExpectedSequence != 0 && item.ExpectedSequence != known.Sequence) return RetractOutcome.Changed;
        // Revision 0 means that the source gives no order: what arrives later counts.
        return item.Revision != 0 && known.Revision != 0 && item.Revision < known.Revision ? RetractOutcome.Stale : RetractOutcome.Retracted;
    }
}
