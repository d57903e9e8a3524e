using System.Collections.Immutable;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Answers what is asked of a shard's incidents, and remembers the last answers: a brief asks again what it asked before.</summary>
/// <remarks>An answer about now goes on with the entries that came since; one about an earlier entry never changes. Runs inside the shard's activation.</remarks>
internal sealed class RecentSearches(LedgerPages pages, LedgerIndex index, LedgerPast past)
{
    /// <summary>The most incidents that are remembered, of all searches together.</summary>
    public const int MostIncidents = 8_192;

    /// <summary>The most searches that are remembered.</summary>
    public const int MostSearches = 16;

    private readonly LinkedList<(Key Key, RememberedSearch Search)> _recent = [];
    private (long UpTo, DateOnly? Day)? _firstDay;

    /// <summary>Finds incidents as they stand, or stood with an entry.</summary>
    /// <exception cref="Errors.UnknownPositionException">There is no such entry yet.</exception>
    public async Task<IncidentPage> Find(IncidentQuery query, long? asOf)
    {
        using var reading = index.Replaced.Begin();
        var upTo = UpTo(asOf);
        // The last entry is now, and one that is still being taken in is nothing to remember.
        if (upTo > index.LastSequence) return await Once(query, upTo);
        var isPast = upTo < index.LastSequence;
        var key = Key.Of(query, isPast ? upTo : null);
        var search = Known(key) ?? new RememberedSearch(pages, query);
        var page = await search.Find(isPast && search.UpTo < upTo ? await past.StandsAt(upTo) : entry => index.Stood(entry, upTo), upTo);
        Keep(key, search);
        // Another may have taken in more meanwhile, which is no answer to who asks about this entry.
        return asOf is null || search.UpTo == upTo ? page : await Once(query, upTo);
    }

    /// <summary>The earliest first day of the incidents that stand, or stood with an entry; null when none does.</summary>
    /// <exception cref="Errors.UnknownPositionException">There is no such entry yet.</exception>
    public async Task<DateOnly?> FirstDay(long? asOf)
    {
        using var reading = index.Replaced.Begin();
        var upTo = UpTo(asOf);
        if (_firstDay is { } known && known.UpTo == upTo) return known.Day;
        var day = await FirstDaySearch.Find(pages, upTo < index.LastSequence ? await past.StandsAt(upTo) : entry => index.Stood(entry, upTo));
        _firstDay = (upTo, day);
        return day;
    }

    private async Task<IncidentPage> Once(IncidentQuery query, long upTo) => await new RememberedSearch(pages, query).Find(await past.StandsAt(upTo), upTo);

    private long UpTo(long? asOf)
    {
        if (asOf is not { } sequence) return index.LastSequence;
        pages.CheckReached(sequence);
        return sequence;
    }

    private RememberedSearch? Known(Key key)
    {
        for (var node = _recent.First; node is not null; node = node.Next)
            if (node.Value.Key == key) return node.Value.Search;
        return null;
    }

    private void Keep(Key key, RememberedSearch search)
    {
        for (var node = _recent.First; node is not null; node = node.Next)
        {
            if (node.Value.Key != key) continue;
            _recent.Remove(node);
            break;
        }
        if (search.Count > MostIncidents) return;
        _recent.AddFirst((key, search));
        while (_recent.Count > MostSearches || _recent.Sum(recent => recent.Search.Count) > MostIncidents) _recent.RemoveLast();
    }

    // Lists are compared by what they hold.
    private sealed record Key(Period Period, string Filter, IncidentOrder Order, int Limit, string? Containing, bool WithoutTexts, CountingRule Rule, long? At)
    {
        public static Key Of(IncidentQuery query, long? at) =>
            new(query.Period, TextOf(query.Filter), query.Order, query.Limit, query.Containing, query.WithoutTexts, query.Rule ?? CountingRule.Default, at);

        private static string TextOf(IncidentFilter filter) => string.Join('\n',
            TextOf(filter.Types, type => type.ToString()), TextOf(filter.Violence, violence => violence.ToString()), TextOf(filter.Groups, group => group.Value), TextOf(filter.Places, place => place.Path));

        private static string TextOf<T>(ImmutableArray<T> items, Func<T, string> text) => items.IsDefaultOrEmpty ? "" : string.Join('\t', items.Select(text));
    }
}
