using System.Collections.Immutable;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>What a shard knew at an earlier entry of its own: the entries after it are read and taken away.</summary>
/// <remarks>So it costs what came since, and nothing for the present. Runs inside the shard's activation.</remarks>
internal sealed class LedgerPast(int shard, LedgerPages pages, LedgerIndex index)
{
    private const int MostRemembered = 32;
    private readonly Dictionary<long, ShardStatus> _statuses = [];

    /// <summary>How far the shard had come with an entry.</summary>
    public async Task<ShardStatus> StatusAt(long sequence)
    {
        pages.CheckReached(sequence);
        if (sequence == pages.LastSequence) return new ShardStatus(shard, sequence, index.RecordedAt, index.Incidents);
        if (_statuses.TryGetValue(sequence, out var known)) return known;
        var standing = index.Incidents;
        await foreach (var (entry, before) in Between(sequence, pages.LastSequence))
        {
            if (entry.Kind == EntryKind.Retracted) standing++;
            else if (before is null) standing--;
        }
        var recordedAt = sequence == 0 ? (DateTimeOffset?)null : (await pages.Entry(sequence, withTexts: false)).RecordedAt;
        if (_statuses.Count == MostRemembered) _statuses.Clear();
        return _statuses[sequence] = new ShardStatus(shard, sequence, recordedAt, standing);
    }

    /// <summary>The last entry before the first that was recorded after a time; 0 for none.</summary>
    public async Task<long> SequenceAt(DateTimeOffset time)
    {
        await foreach (var page in pages.Read(0, withTexts: false, page => page.RecordedAt > time))
        {
            foreach (var entry in page)
                if (entry.RecordedAt > time) return entry.Sequence - 1;
        }
        return pages.LastSequence;
    }

    /// <summary>Tells of an entry up to a number whether its incident stood so with that one; holds while the caller takes notice of what is replaced, from before the call.</summary>
    public async Task<Func<LedgerEntry, bool>> StandsAt(long sequence)
    {
        pages.CheckReached(sequence);
        // The first entry after it about an incident names the one that was the last until then.
        var since = new Dictionary<IncidentId, long>();
        await foreach (var (entry, _) in Between(sequence, pages.LastSequence)) since.TryAdd(entry.Incident.Id, entry.Replaces);
        return entry => entry.Sequence <= sequence && entry.Kind != EntryKind.Retracted
            && (since.TryGetValue(entry.Incident.Id, out var last) ? last == entry.Sequence : index.Stood(entry, sequence));
    }

    /// <summary>Each incident that the entries after one number and up to another change, sorted by id.</summary>
    public async Task<ImmutableArray<IncidentChange>> Changed(long after, long upTo)
    {
        pages.CheckReached(Math.Max(after, upTo));
        var changes = new SortedDictionary<IncidentId, IncidentChange>();
        await foreach (var (entry, before) in Between(after, upTo))
        {
            var facts = entry with { Incident = entry.Incident with { Summary = null, Sources = [] } };
            var first = changes.TryGetValue(entry.Incident.Id, out var earlier) ? earlier.Before
                : entry.Kind == EntryKind.Retracted ? facts.Incident
                : before is null ? null : before with { Summary = null, Sources = [] };
            changes[entry.Incident.Id] = new IncidentChange(first, entry.Kind == EntryKind.Retracted ? null : facts.Incident, facts);
        }
        return [.. changes.Values];
    }

    private async IAsyncEnumerable<(LedgerEntry Entry, Incident? Before)> Between(long after, long upTo)
    {
        await foreach (var page in pages.Read(after, withTexts: false, page => page.First <= upTo))
        {
            foreach (var entry in page)
                if (entry.Sequence > after && entry.Sequence <= upTo) yield return (entry, await pages.Before(entry));
        }
    }
}
