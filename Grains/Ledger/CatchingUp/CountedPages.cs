using System.Collections.Immutable;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Counts pages by the default rule, and keeps what the last ones count, so that a page is read once however many tallies ask one after another.</summary>
/// <remarks>After a silo was lost every shard is asked by a third of all tallies within seconds, for the most part about the same last entries. For one thread.</remarks>
internal sealed class CountedPages
{
    // About 50 KB each.
    private const int MostKept = 128;
    private const int ReadTogether = 16;
    private readonly LedgerPages _pages;
    private readonly SubjectIndex _subjects;
    private readonly CountedColumns _columns;
    private readonly IncidentTallies _tallies = new();
    private readonly Dictionary<long, CountedEntry[]> _kept = [];
    private readonly List<CountedEntry> _counted = [];

    public CountedPages(LedgerPages pages, SubjectIndex subjects) => (_pages, _subjects, _columns) = (pages, subjects, new CountedColumns(subjects, _tallies));

    /// <summary>What the entries of pages count, page by page and in order.</summary>
    public async IAsyncEnumerable<IReadOnlyList<CountedEntry>> Of(IEnumerable<LedgerPage> wanted)
    {
        foreach (var together in wanted.Chunk(ReadTogether))
        {
            var unread = together.Where(page => !page.IsOpen && !IsKept(page)).ToList();
            var contents = (await _pages.Contents(unread)).Zip(unread).ToDictionary(read => read.Second.First, read => read.First);
            foreach (var page in together) yield return IsKept(page) ? _kept[page.First] : await Count(page, contents.GetValueOrDefault(page.First));
        }
    }

    private bool IsKept(LedgerPage page) => _kept.TryGetValue(page.First, out var kept) && kept[^1].Sequence == page.Last;

    private async ValueTask<CountedEntry[]> Count(LedgerPage page, byte[]? content)
    {
        var counted = (content is null ? null : _pages.Part(page, content, bytes => _columns.Read(bytes, page.Count))) ?? await Count(await _pages.Facts(page));
        if (page.IsOpen || page.First < _pages.FirstOfLast(MostKept)) return counted;
        LetGo(_pages.FirstOfLast(MostKept));
        return _kept[page.First] = counted;
    }

    // What was revised stands in a page before, which may have to be read.
    private async ValueTask<CountedEntry[]> Count(ImmutableArray<LedgerEntry> entries)
    {
        _counted.Clear();
        foreach (var entry in entries)
        {
            if (await _pages.Before(entry) is { } before) _counted.Add(Count(entry.Sequence, before, takenBack: true));
            _counted.Add(Count(entry.Sequence, entry.Incident, takenBack: entry.Kind == EntryKind.Retracted));
        }
        return [.. _counted];
    }

    private CountedEntry Count(long sequence, Incident incident, bool takenBack) => new(sequence, CountedIncident.Of(incident, takenBack, _subjects, _tallies));

    private void LetGo(long before)
    {
        if (_kept.Count < MostKept) return;
        foreach (var first in _kept.Keys.Where(first => first < before).ToList()) _kept.Remove(first);
    }
}
