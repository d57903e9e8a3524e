using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Counts pages by the default rule, and keeps what the last ones count, so that a page is read once however many tallies ask one after another.</summary>
/// <remarks>After a silo was lost every shard is asked by a third of all tallies within seconds, for the most part about the same last entries. For one thread.</remarks>
internal sealed class CountedPages(LedgerPages pages, SubjectIndex subjects)
{
    // About 50 KB each.
    private const int MostKept = 128;
    private const int ReadTogether = 16;
    private readonly Dictionary<long, CountedEntry[]> _kept = [];
    private readonly List<CountedEntry> _counted = [];
    private readonly IncidentTallies _tallies = new();
    private readonly CountedColumns _columns = new(subjects);

    /// <summary>What the entries of pages count, page by page and in order.</summary>
    public async IAsyncEnumerable<IReadOnlyList<CountedEntry>> Of(IEnumerable<LedgerPage> wanted)
    {
        foreach (var together in wanted.Chunk(ReadTogether))
        {
            var unread = together.Where(page => !page.IsOpen && !IsKept(page)).ToList();
            var contents = (await pages.Contents(unread)).Zip(unread).ToDictionary(read => read.Second.First, read => read.First);
            foreach (var page in together) yield return IsKept(page) ? _kept[page.First] : await Count(page, contents.GetValueOrDefault(page.First));
        }
    }

    private bool IsKept(LedgerPage page) => _kept.TryGetValue(page.First, out var kept) && kept[^1].Sequence == page.Last;

    private async ValueTask<CountedEntry[]> Count(LedgerPage page, byte[]? content)
    {
        var counted = (content is null ? null : pages.Part(page, content, _columns.Read)) ?? await Count(await pages.Facts(page));
        if (page.IsOpen || page.First < pages.FirstOfLast(MostKept)) return counted;
        LetGo(pages.FirstOfLast(MostKept));
        return _kept[page.First] = counted;
    }

    // What was revised stands in a page before, which may have to be read.
    private async ValueTask<CountedEntry[]> Count(ImmutableArray<LedgerEntry> entries)
    {
        _counted.Clear();
        foreach (var entry in entries)
        {
            if (await pages.Before(entry) is { } before) _counted.Add(Count(entry.Sequence, before, takenBack: true));
            _counted.Add(Count(entry.Sequence, entry.Incident, takenBack: entry.Kind == EntryKind.Retracted));
        }
        return [.. _counted];
    }

    private CountedEntry Count(long sequence, Incident incident, bool takenBack)
    {
        var (actors, place) = subjects.Of(incident);
        var tally = _tallies.Of(incident);
        return new CountedEntry(
            sequence, actors.Lines, place.Lines, PackedKey.Of(incident.Start, incident.Type, incident.Violence, place.Number, actors.Number), takenBack ? Packing.Negated(tally) : tally);
    }

    private void LetGo(long before)
    {
        if (_kept.Count < MostKept) return;
        foreach (var first in _kept.Keys.Where(first => first < before).ToList()) _kept.Remove(first);
    }
}
