using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>What a search found, kept so that the next one like it reads only entries that came since.</summary>
/// <remarks>Runs inside the shard's activation, where calls may come between each other's awaits.</remarks>
internal sealed class RememberedSearch(LedgerPages pages, IncidentQuery query)
{
    private readonly Dictionary<IncidentId, Match> _matches = [];
    private IncidentPage? _page;
    private Task _taking = Task.CompletedTask;
    private int _version;

    /// <summary>How many incidents it holds.</summary>
    public int Count => _matches.Count;

    /// <summary>The last entry that it has taken in.</summary>
    public long UpTo { get; private set; }

    private bool SearchesTexts => query.Containing is not null;

    /// <summary>Takes in the entries that it has not met, and lists what was found.</summary>
    /// <param name="stands">Whether an entry is how its incident stood with the last.</param>
    /// <param name="upTo">The last entry that can stand.</param>
    public async Task<IncidentPage> Find(Func<LedgerEntry, bool> stands, long upTo)
    {
        // One after the other: entries are taken in as of one of them, and must not come after what a later one says.
        while (UpTo < upTo)
        {
            if (!_taking.IsCompleted) await Task.WhenAny(_taking);
            else await (_taking = TakeIn(stands, upTo));
        }
        if (_page is { } known) return known;
        var version = _version;
        var page = await List();
        if (version == _version) _page = page;
        return page;
    }

    private async Task TakeIn(Func<LedgerEntry, bool> stands, long upTo)
    {
        var (after, wanted) = (UpTo, WantedRows.Of(query));
        // A revision may move an incident out of the days and places: of what is new every entry is read, and of the first search those of such days and places.
        await foreach (var page in after == 0 && !SearchesTexts ? pages.Read(wanted) : pages.Read(after, SearchesTexts, page => after > 0 || wanted.MayLieIn(page)))
        {
            foreach (var entry in page)
            {
                if (entry.Sequence > after && entry.Sequence <= upTo) TakeIn(entry, stands);
            }
        }
        UpTo = Math.Max(UpTo, upTo);
    }

    private void TakeIn(LedgerEntry entry, Func<LedgerEntry, bool> stands)
    {
        var id = entry.Incident.Id;
        if (_matches.TryGetValue(id, out var known))
        {
            if (known.Sequence >= entry.Sequence) return;
            _matches.Remove(id);
            Changed();
        }
        if (!IncidentSearch.Matches(entry.Incident, query) || !stands(entry)) return;
        _matches[id] = new Match(IncidentSearch.Found(entry, query), entry.Sequence, SearchesTexts);
        Changed();
    }

    private void Changed()
    {
        _page = null;
        _version++;
    }

    // Texts are read of those that are listed; entries that come meanwhile are for the next search.
    private async Task<IncidentPage> List()
    {
        while (true)
        {
            var (matched, listed) = (_matches.Count, IncidentSearch.Listed(_matches.Values.Select(match => match.Found), query));
            var bare = query.WithoutTexts ? [] : listed.Select(found => _matches[found.Incident.Id]).Where(match => !match.HasTexts).ToList();
            if (bare.Count == 0) return new IncidentPage([.. listed], matched);
            var texts = await pages.Texts(bare.Select(match => match.Sequence));
            foreach (var match in bare)
            {
                var id = match.Found.Incident.Id;
                if (!_matches.TryGetValue(id, out var now) || !ReferenceEquals(now, match)) continue;
                _matches[id] = match with { Found = match.Found with { Incident = texts[match.Sequence].In(match.Found.Incident) }, HasTexts = true };
            }
        }
    }

    private sealed record Match(FoundIncident Found, long Sequence, bool HasTexts);
}
