using System.Collections.Immutable;
using System.Globalization;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Keeps one shard's entries in storage as pages: small open ones, merged into sealed ones of many entries.</summary>
/// <remarks>
/// <para>A page is named by its first sequence number, so what is durable is found by asking for the page after the last until there is
/// none, one write is always the commit point, and any <see cref="IGrainStorage"/> will do.</para>
/// <para>New entries always make a page of their own, and storage takes a name only once: of two activations of one shard the second to
/// write is refused. Sealing writes the merged page over the first of the open ones; the others then lie inside it, no longer count and are
/// cleared, which makes their names free again: so what follows open pages is written only while the first of them is as this activation knows it.</para>
/// <para>A sealed page's texts (summaries, sources) are kept apart under its range and written first, so that making tallies anew does not
/// read them.</para>
/// <para>After a failed write the outcome is unknown: throw this object away and load again.</para>
/// </remarks>
internal sealed class LedgerPages(IGrainStorage storage, GrainId grain, int shard, Serializer serializer)
{
    /// <summary>Once the open pages hold so many entries, they are sealed; a batch of so many is sealed at once.</summary>
    public const int SealAt = 1024;

    private const int ClearedTogether = 128;
    private readonly PageForm _form = new(serializer);
    private readonly List<LedgerPage> _pages = [];
    private readonly RecentPages _recent = new();
    // The open pages after the last sealed one: which is the first, and how many entries they hold.
    private int _firstOpen;
    private long _openEntries;
    private Task _cleared = Task.CompletedTask;

    /// <summary>The number of the last durable entry; 0 when empty.</summary>
    public long LastSequence => _pages.Count == 0 ? 0 : _pages[^1].Last;

    /// <summary>Checks that the ledger has come to an entry; 0 is before the first.</summary>
    /// <exception cref="UnknownPositionException">It has not.</exception>
    public void CheckReached(long sequence)
    {
        if (sequence < 0 || sequence > LastSequence)
            throw new UnknownPositionException(FormattableString.Invariant($"{sequence} in shard {shard}"), FormattableString.Invariant($"{LastSequence}"));
    }

    /// <summary>Reads everything from storage, in order, into an index.</summary>
    /// <exception cref="LedgerDamagedException">A page is not as it was written.</exception>
    public async Task Load(LedgerIndex index)
    {
        var intake = new IndexIntake(index);
        while (await ReadState(PageName(LastSequence + 1)) is { } state)
        {
            var name = PageName(LastSequence + 1);
            var page = ReadPart(name, state, bytes => Taken(bytes, state, intake));
            if (intake.Disorder is { } disorder) throw Damaged(name, disorder);
            Add(page);
        }
        intake.End();
    }

    /// <summary>Makes entries durable in one write.</summary>
    public async Task Append(ImmutableArray<LedgerEntry> entries)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());
        if (entries.Length >= SealAt)
        {
            await WriteTexts(entries);
            await WriteNext(entries[0].Sequence, state, PageForm.Sealed(entries));
            Add(new LedgerPage(entries, null));
            return;
        }
        await WriteNext(entries[0].Sequence, state, _form.Open(entries));
        Add(new LedgerPage(entries, state));
        if (_openEntries >= SealAt) await Seal();
    }

    /// <summary>The entries of pages with one after a sequence number, in order; texts only where asked for.</summary>
    public async IAsyncEnumerable<ImmutableArray<LedgerEntry>> Read(long after, bool withTexts, Func<LedgerPage, bool>? wanted = null)
    {
        // Taken at once: pages that are sealed meanwhile hold the same entries.
        foreach (var page in _pages.ToList())
        {
            if (page.Last <= after || wanted is not null && !wanted(page)) continue;
            yield return await Entries(page, withTexts);
        }
    }

    /// <summary>The entries without texts whose incidents fall into days, in order, and perhaps others; nothing is kept of pages that have to be read for it.</summary>
    /// <param name="period">The days.</param>
    /// <param name="bySpan">Whether any day of an incident will do, and not its first day alone.</param>
    public async IAsyncEnumerable<ImmutableArray<LedgerEntry>> ReadDays(Period period, bool bySpan)
    {
        foreach (var page in _pages.ToList())
        {
            if ((bySpan ? page.LastEnd : page.LastDay) < period.Since || page.FirstDay > period.Until) continue;
            if (page.IsOpen || !page.Facts.IsDefault)
            {
                yield return await Entries(page, withTexts: false);
                continue;
            }
            var name = PageName(page.First);
            yield return ReadPart(name, await ReadState(name) ?? throw Damaged(name, "it is gone"), bytes => _form.ReadDays(bytes, period, bySpan));
        }
    }

    /// <summary>The texts of entries by their numbers; they are there. Each page is read once, and its facts not at all.</summary>
    public async Task<IReadOnlyDictionary<long, IncidentText>> Texts(IEnumerable<long> sequences)
    {
        var found = new Dictionary<long, IncidentText>();
        foreach (var page in sequences.GroupBy(PageOf).ToList())
        {
            var texts = page.Key.IsOpen ? null : await Texts(page.Key);
            foreach (var sequence in page)
            {
                var row = (int)(sequence - page.Key.First);
                found[sequence] = texts is not null ? texts[row] : new IncidentText(page.Key.OpenEntries[row].Incident.Summary, page.Key.OpenEntries[row].Incident.Sources);
            }
        }
        return found;
    }

    /// <summary>The entries of wanted pages without texts, those with the earliest first day first; each page is asked about when its turn comes.</summary>
    public async IAsyncEnumerable<ImmutableArray<LedgerEntry>> ReadByFirstDay(Func<LedgerPage, bool> wanted)
    {
        foreach (var page in _pages.OrderBy(page => page.FirstDay).ToList())
            if (wanted(page)) yield return await Entries(page, withTexts: false);
    }

    /// <summary>One entry by its number; it is there.</summary>
    public async ValueTask<LedgerEntry> Entry(long sequence, bool withTexts)
    {
        var page = PageOf(sequence);
        var row = (int)(sequence - page.First);
        if (withTexts || page.IsOpen || !page.Facts.IsDefault || await Content(page) is not { } content) return (await Entries(page, withTexts))[row];
        var name = PageName(page.First);
        if (!_recent.WantsAll(page)) return ReadPart(name, content, bytes => _form.ReadEntry(bytes, row));
        var facts = ReadPart(name, content, _form.ReadContent);
        page.Remember(facts);
        return facts[row];
    }

    /// <summary>Entries by their numbers; they are there. Each page is read once.</summary>
    public async Task<IReadOnlyDictionary<long, LedgerEntry>> Entries(IEnumerable<long> sequences, bool withTexts)
    {
        var entries = new Dictionary<long, LedgerEntry>();
        foreach (var page in sequences.GroupBy(PageOf).ToList())
        {
            var all = await Entries(page.Key, withTexts);
            foreach (var sequence in page) entries[sequence] = all[(int)(sequence - page.Key.First)];
        }
        return entries;
    }

    /// <summary>The incident as it stood before a revision; null for other entries, and when it did not stand.</summary>
    public async ValueTask<Incident?> Before(LedgerEntry entry)
    {
        if (entry.Kind != EntryKind.Revised) return null;
        var before = await Entry(entry.Replaces, withTexts: false);
        return before.Kind == EntryKind.Retracted ? null : before.Incident;
    }

    // Another activation may have written a page of this name, sealed it away and cleared it, so that the name is free again. Then the first of the open
    // pages is no longer what this activation knows. Where there are none, this page is the first, whose name is never free again.
    private async Task WriteNext(long first, GrainState<StoredBytes> state, byte[] page)
    {
        if (_firstOpen == _pages.Count)
        {
            await WriteState(PageName(first), state, page);
            return;
        }
        var (guard, known) = (PageName(_pages[_firstOpen].First), _pages[_firstOpen].State!.ETag!);
        if (storage is IGuardedStorage guarded)
        {
            state.State = new StoredBytes { Bytes = page };
            await guarded.WriteGuarded(PageName(first), grain, state, guard, known);
            state.State = null!;
            return;
        }
        await WriteState(PageName(first), state, page);
        if ((await ReadState(guard))?.ETag == known) return;
        await storage.ClearStateAsync(PageName(first), grain, state);
        throw new InconsistentStateException($"Another activation of ledger shard {shard} has sealed the pages before entry {first}.", "another", known);
    }

    private async Task Seal()
    {
        await _cleared;
        var open = _pages[_firstOpen..];
        ImmutableArray<LedgerEntry> entries = [.. open.SelectMany(page => page.OpenEntries)];
        await WriteTexts(entries);
        await WriteState(PageName(open[0].First), open[0].State!, PageForm.Sealed(entries));
        _pages.RemoveRange(_firstOpen, open.Count);
        Add(new LedgerPage(entries, null));
        // Nobody waits for it: what no longer counts may be left.
        _cleared = Clear(open[1..]);
    }

    private async Task Clear(List<LedgerPage> open)
    {
        // At the same time, so that storage may clear them together; some at a time, since storage may not.
        foreach (var together in open.Chunk(ClearedTogether))
            await Task.WhenAll(together.Select(page => storage.ClearStateAsync(PageName(page.First), grain, page.State!)));
    }

    private void Add(LedgerPage page)
    {
        _pages.Add(page);
        (_firstOpen, _openEntries) = page.IsOpen ? (_firstOpen, _openEntries + page.Count) : (_pages.Count, 0);
    }

    private LedgerPage PageOf(long sequence)
    {
        var (low, high) = (0, _pages.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pages[middle].First <= sequence) low = middle;
            else high = middle - 1;
        }
        return _pages[low];
    }

    private async Task<ImmutableArray<LedgerEntry>> Entries(LedgerPage page, bool withTexts)
    {
        if (page.IsOpen) return page.OpenEntries;
        if (page.Facts is not { IsDefault: false } facts)
        {
            var name = PageName(page.First);
            facts = ReadPart(name, await ReadState(name) ?? throw Damaged(name, "it is gone"), _form.ReadEntries);
            if (facts.Length != page.Count) throw Damaged(name, $"it holds {facts.Length} entries and not {page.Count}");
            page.Remember(facts);
        }
        if (!withTexts) return facts;
        var texts = await Texts(page);
        var whole = ImmutableArray.CreateBuilder<LedgerEntry>(facts.Length);
        for (var i = 0; i < texts.Length; i++)
            whole.Add(facts[i] with { Incident = facts[i].Incident with { Summary = texts[i].Summary, Sources = texts[i].Sources } });
        return whole.MoveToImmutable();
    }

    private async Task<IncidentText[]> Texts(LedgerPage page)
    {
        var name = TextName(page.First, page.Last);
        var texts = ReadPart(name, await ReadState(name) ?? throw Damaged(name, "it is gone"), _form.ReadTexts);
        return texts.Length == page.Count ? texts : throw Damaged(name, $"it holds the texts of {texts.Length} entries and not of {page.Count}");
    }

    // The unpacked content of a sealed page; null for one of an earlier form.
    private async ValueTask<byte[]?> Content(LedgerPage page)
    {
        if (_recent.Find(page) is { } known) return known;
        var name = PageName(page.First);
        var state = await ReadState(name) ?? throw Damaged(name, "it is gone");
        if (!PageForm.IsColumns(state.State!.Bytes)) return null;
        var content = ReadPart(name, state, PageForm.Unpacked);
        _recent.Keep(page, content);
        return content;
    }

    private LedgerPage Taken(byte[] bytes, GrainState<StoredBytes> state, IndexIntake intake)
    {
        state.State = null!;
        if (PageForm.IsColumns(bytes)) return new LedgerPage(PageForm.Index(bytes, intake));
        var entries = _form.ReadEntries(bytes);
        intake.Take(entries);
        return new LedgerPage(entries, PageForm.IsOpen(bytes) ? state : null);
    }

    private async Task WriteTexts(ImmutableArray<LedgerEntry> entries)
    {
        var name = TextName(entries[0].Sequence, entries[^1].Sequence);
        var texts = PageForm.Texts(entries);
        try
        {
            await WriteState(name, new GrainState<StoredBytes>(new StoredBytes()), texts);
        }
        catch (InconsistentStateException)
        {
            // A crash between the texts and their page has left the very same.
            if (await ReadState(name) is not { } left) throw;
            await WriteState(name, left, texts);
        }
    }

    private async Task WriteState(string name, GrainState<StoredBytes> state, byte[] page)
    {
        state.State = new StoredBytes { Bytes = page };
        await storage.WriteStateAsync(name, grain, state);
        state.State = null!;
    }

    private async Task<GrainState<StoredBytes>?> ReadState(string name)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());
        try
        {
            await storage.ReadStateAsync(name, grain, state);
        }
        catch (Exception error) when (StoredBytes.IsUnreadable(error))
        {
            throw Damaged(name, $"it cannot be read ({error.GetType().Name})");
        }
        return state.RecordExists ? state : null;
    }

    private T ReadPart<T>(string name, GrainState<StoredBytes> state, Func<byte[], T> read) => ReadPart(name, state.State!.Bytes, read);

    private T ReadPart<T>(string name, byte[] bytes, Func<byte[], T> read)
    {
        try
        {
            return read(bytes);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(name, error.Message);
        }
    }

    private LedgerDamagedException Damaged(string part, string damage) => new(shard, part, damage);

    private static string PageName(long first) => string.Create(CultureInfo.InvariantCulture, $"page-{first:D12}");

    private static string TextName(long first, long last) => string.Create(CultureInfo.InvariantCulture, $"text-{first:D12}-{last:D12}");
}
