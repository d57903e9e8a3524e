using System.Collections.Immutable;
using Reporting.Errors;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Entries of another ledger that a shard is to hold as they are: checked against what it holds, before anything is written.</summary>
internal sealed class RestoredEntries(int shard, LedgerPages pages, LedgerIndex index)
{
    /// <summary>The entries that the shard does not have yet; they follow its last.</summary>
    /// <exception cref="LedgerDiffersException">One is another than the shard's, or does not follow.</exception>
    public async Task<ImmutableArray<LedgerEntry>> Missing(ImmutableArray<LedgerEntry> entries)
    {
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Sequence != entries[0].Sequence + i) throw Differs(entries[i], $"it comes after entry {entries[i - 1].Sequence}");
        if (entries.Length > 0 && entries[0].Sequence > pages.LastSequence + 1) throw Differs(entries[0], $"the shard ends with entry {pages.LastSequence}");
        var last = pages.LastSequence;
        var held = await pages.Entries(entries.Select(entry => entry.Sequence).Where(sequence => sequence <= last), withTexts: true);
        foreach (var entry in entries.Take(held.Count))
            if (!Same(entry, held[entry.Sequence])) throw Differs(entry, "the shard has another of that number");
        var missing = entries[held.Count..];
        CheckChain(missing);
        return missing;
    }

    /// <summary>For each missing entry the incident as it stood before, for a revision of one that stood.</summary>
    public async Task<IReadOnlyList<Incident?>> Befores(ImmutableArray<LedgerEntry> missing)
    {
        var befores = new List<Incident?>(missing.Length);
        foreach (var entry in missing)
        {
            var replaced = entry.Replaces >= missing[0].Sequence ? missing[(int)(entry.Replaces - missing[0].Sequence)] : null;
            befores.Add(replaced is null ? await pages.Before(entry)
                : entry.Kind != EntryKind.Revised || replaced.Kind == EntryKind.Retracted ? null : replaced.Incident);
        }
        return befores;
    }

    // Each names the entry about the same incident before it, as the shard's own decisions do.
    private void CheckChain(ImmutableArray<LedgerEntry> missing)
    {
        var last = new Dictionary<IncidentKey, long>(missing.Length);
        foreach (var entry in missing)
        {
            var id = entry.Incident.Id;
            var key = IncidentKey.Of(id);
            var before = last.TryGetValue(key, out var earlier) ? earlier : index.Find(key)?.Sequence ?? 0;
            if (entry.Replaces != before) throw Differs(entry, $"it replaces entry {entry.Replaces}, but the one before about '{id}' is {before}");
            if (!Enum.IsDefined(entry.Kind) || entry.Kind == EntryKind.Recorded != (before == 0)) throw Differs(entry, $"it is {entry.Kind}, which cannot follow entry {before}");
            last[key] = entry.Sequence;
        }
    }

    // Records compare lists by identity; what an incident says is compared by its content.
    private static bool Same(LedgerEntry left, LedgerEntry right) =>
        left with { Incident = right.Incident } == right && left.Incident.Revision == right.Incident.Revision && IncidentContent.HaveSameContent(left.Incident, right.Incident);

    private LedgerDiffersException Differs(LedgerEntry entry, string difference) => new(shard, entry.Sequence, difference);
}
