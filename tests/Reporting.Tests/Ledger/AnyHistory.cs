using System.Collections.Immutable;
using CsCheck;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

/// <summary>Random histories of a shard as it would write them: recorded, revised, withdrawn and recorded again.</summary>
internal static class AnyHistory
{
    /// <summary>The entries of a history.</summary>
    /// <param name="most">The most entries.</param>
    public static Gen<ImmutableArray<LedgerEntry>> Entries(int most) =>
        Gen.Select(GenIncident.Incident, Gen.Int[0, 3], Gen.Int[0, 2]).Array[1, most].Select(steps =>
        {
            var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
            var last = new Dictionary<IncidentId, LedgerEntry>();
            foreach (var (incident, choice, reach) in steps)
            {
                var before = last.GetValueOrDefault(incident.Id);
                var withdraws = choice == 0 && before is not null && before.Kind != EntryKind.Retracted;
                var entry = new LedgerEntry
                {
                    Sequence = entries.Count + 1,
                    Kind = withdraws ? EntryKind.Retracted : before is null ? EntryKind.Recorded : EntryKind.Revised,
                    // Several entries of one batch.
                    RecordedAt = DateTimeOffset.UnixEpoch.AddSeconds(entries.Count / 5),
                    RecordedBy = "test",
                    Replaces = before?.Sequence ?? 0,
                    Incident = withdraws ? before!.Incident : incident,
                    RetractedRevision = withdraws ? reach : 0,
                };
                entries.Add(last[incident.Id] = entry);
            }
            return entries.ToImmutable();
        });
}
