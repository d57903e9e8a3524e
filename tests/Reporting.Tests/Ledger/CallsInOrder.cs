using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

/// <summary>What a caller asks of a shard.</summary>
internal sealed record Act(Incident Incident, bool Retract);

/// <summary>An answered call: what the shard held before it was made and when it was answered, in entries.</summary>
internal sealed record Call(Act Act, string By, long After, string Outcome, long UpTo);

/// <summary>Checks that answers are those of one call after another, in the order of the ledger's entries.</summary>
internal static class CallsInOrder
{
    public static void Check(ImmutableArray<LedgerEntry> entries, IReadOnlyCollection<Call> calls)
    {
        Assert.Equal(Enumerable.Range(1, entries.Length).Select(i => (long)i), entries.Select(entry => entry.Sequence));
        var written = entries.ToLookup(entry => entry.RecordedBy);
        Assert.All(written, call => Assert.Single(call));
        foreach (var call in calls)
        {
            var entry = written[call.By].SingleOrDefault();
            Assert.Equal(call.Outcome is nameof(RecordOutcome.Recorded) or nameof(RecordOutcome.Revised) or nameof(RetractOutcome.Retracted), entry is not null);
            // What wrote an entry was decided just before it; what wrote nothing, at some moment while the call was made.
            var (from, to) = entry is null ? (call.After, call.UpTo) : (entry.Sequence - 1, entry.Sequence - 1);
            Assert.InRange(to, call.After, call.UpTo);
            Assert.True(to <= entries.Length, $"{call} was answered with entry {to} of {entries.Length}");
            var answers = Enumerable.Range((int)from, (int)(to - from) + 1).Select(i => Answer(call.Act, [.. entries.Take(i).Where(one => one.Incident.Id == call.Act.Incident.Id)])).ToList();
            Assert.Contains(call.Outcome, answers);
        }
    }

    // The rules, as plainly as they can be said, for withdrawals that name no revision.
    private static string Answer(Act act, List<LedgerEntry> sofar)
    {
        var last = sofar.LastOrDefault();
        if (act.Retract)
            return (last?.Kind switch { null => RetractOutcome.NeverRecorded, EntryKind.Retracted => RetractOutcome.AlreadyRetracted, _ => RetractOutcome.Retracted }).ToString();
        if (last is null) return nameof(RecordOutcome.Recorded);
        var (given, known) = (act.Incident.Revision, last.Incident.Revision);
        if (given != 0 && given < known) return nameof(RecordOutcome.Stale);
        if (given > known || !IncidentContent.HaveSameContent(act.Incident, last.Incident)) return nameof(RecordOutcome.Revised);
        return last.Kind == EntryKind.Retracted ? nameof(RecordOutcome.StaysWithdrawn) : nameof(RecordOutcome.Unchanged);
    }
}
