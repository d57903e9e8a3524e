using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Import;

/// <summary>Counts what becomes of rows. Safe for several threads.</summary>
internal sealed class ImportCounts
{
    private readonly Lock _lock = new();
    private readonly long[] _outcomes = new long[(int)RecordOutcome.StaysWithdrawn + 1];
    private readonly SortedDictionary<RejectReason, long> _rejected = [];
    private readonly List<RejectedRow> _first = [];
    private long _lowAboveBest;
    private long _bestAboveHigh;

    /// <summary>How many rows were rejected so far.</summary>
    public long Rejected
    {
        get
        {
            lock (_lock) return _rejected.Values.Sum();
        }
    }

    /// <summary>How many rows have met their fate so far.</summary>
    public long Read
    {
        get
        {
            lock (_lock) return _outcomes.Sum() + _rejected.Values.Sum();
        }
    }

    public void Reject(RejectedRow row)
    {
        lock (_lock)
        {
            _rejected[row.Reason] = _rejected.GetValueOrDefault(row.Reason) + 1;
            if (_first.Count < ImportSummary.MostListed) _first.Add(row with { Raw = RowCheck.Shorten(row.Raw) });
        }
    }

    public void Settle(IReadOnlyList<Incident> incidents, IReadOnlyList<RecordOutcome> outcomes)
    {
        if (incidents.Count != outcomes.Count) throw new InvalidOperationException($"A shard answered {outcomes.Count} outcomes to {incidents.Count} incidents.");
        lock (_lock)
        {
            for (var i = 0; i < incidents.Count; i++) Settle(incidents[i], outcomes[i]);
        }
    }

    public ImportSummary ToSummary(IncidentFile file, ImportRequest request, bool cancelled, string? rejectedFile)
    {
        lock (_lock)
        {
            return new ImportSummary
            {
                Path = file.Path,
                Format = file.Format,
                DryRun = request.DryRun,
                Cancelled = cancelled,
                Recorded = _outcomes[(int)RecordOutcome.Recorded],
                Revised = _outcomes[(int)RecordOutcome.Revised],
                Unchanged = _outcomes[(int)RecordOutcome.Unchanged],
                Stale = _outcomes[(int)RecordOutcome.Stale],
                StaysWithdrawn = _outcomes[(int)RecordOutcome.StaysWithdrawn],
                RejectedByReason = _rejected.ToImmutableSortedDictionary(),
                LowAboveBest = _lowAboveBest,
                BestAboveHigh = _bestAboveHigh,
                RejectedFile = rejectedFile,
                FirstRejected = [.. _first],
            };
        }
    }

    private void Settle(Incident incident, RecordOutcome outcome)
    {
        _outcomes[(int)outcome]++;
        var (low, high) = (false, false);
        foreach (var figure in incident.Figures)
        {
            low |= figure.Quantity.Low > figure.Quantity.Best;
            high |= figure.Quantity.Best > figure.Quantity.High;
        }
        if (low) _lowAboveBest++;
        if (high) _bestAboveHigh++;
    }
}
