using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Audit;

/// <summary>What stands after a shard's entries: the plainest reading of the ledger, on purpose not the product's own.</summary>
/// <remarks>Mutable; for one thread. Entries come in order and without gaps.</remarks>
internal sealed class LedgerFold
{
    private readonly Dictionary<IncidentId, LedgerEntry> _last = [];
    private readonly List<string> _faults = [];

    /// <summary>The last entry's number.</summary>
    public long Sequence { get; private set; }

    /// <summary>What is wrong with the entries themselves; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The incidents that stand, sorted by id.</summary>
    public IEnumerable<Incident> Standing =>
        _last.Values.Where(entry => entry.Kind != EntryKind.Retracted).Select(entry => entry.Incident).OrderBy(incident => incident.Id);

    public void Apply(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Sequence != Sequence + 1) _faults.Add($"entry {entry.Sequence} follows entry {Sequence}");
        var before = _last.GetValueOrDefault(entry.Incident.Id);
        if (entry.Replaces != (before?.Sequence ?? 0))
            _faults.Add($"entry {entry.Sequence} about {entry.Incident.Id} replaces {entry.Replaces}, but the one before is {before?.Sequence ?? 0}");
        _last[entry.Incident.Id] = entry;
        Sequence = entry.Sequence;
    }
}
