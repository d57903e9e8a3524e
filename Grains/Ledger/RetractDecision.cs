namespace Reporting.Ledger;

/// <summary>Decides what becomes of each withdrawal of a batch, before anything is written.</summary>
internal sealed class RetractDecision(LedgerIndex index)
{
    private readonly HashSet<IncidentKey> _inBatch = [];
    private readonly List<(IncidentKey Key, Standing Standing, long Revision)> _withdrawn = [];

    /// <summary>One outcome for each withdrawal taken, in order.</summary>
    public List<RetractOutcome> Outcomes { get; } = [];

    /// <summary>The entries that are withdrawn, by sequence number.</summary>
    public IEnumerable<long> Sequences => _withdrawn.Select(one => one.Standing.Sequence);

    /// <summary>Decides on the next withdrawal.</summary>
    public void Take(Retraction item)
    {
        var key = IncidentKey.Of(item.Id);
        var outcome = Decide(item, key, out var standing);
        Outcomes.Add(outcome);
        if (outcome != RetractOutcome.Retracted) return;
        _inBatch.Add(key);
        _withdrawn.Add((key, standing, item.Revision));
    }

    /// <summary>The incident of each entry that is to be written.</summary>
    public IReadOnlyList<IncidentKey> Keys => _withdrawn.ConvertAll(one => one.Key);

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
            Reason = batch.Reason,
            RetractedRevision = one.Revision,
        });

    private RetractOutcome Decide(Retraction item, IncidentKey key, out Standing standing)
    {
        standing = default;
        if (index.Find(key) is not { } known) return RetractOutcome.NeverRecorded;
        standing = known;
        // Asked first: the answer to a call that is made again must not be that something else stands.
        if (known.Withdrawn || _inBatch.Contains(key)) return RetractOutcome.AlreadyRetracted;
        if (item.ExpectedSequence != 0 && item.ExpectedSequence != known.Sequence) return RetractOutcome.Changed;
        // Revision 0 means that the source gives no order: what arrives later counts.
        return item.Revision != 0 && known.Revision != 0 && item.Revision < known.Revision ? RetractOutcome.Stale : RetractOutcome.Retracted;
    }
}
