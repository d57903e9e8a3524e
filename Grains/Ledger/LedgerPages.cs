using System.Collections.Immutable;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Storage;

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
internal sealed class LedgerPages
{
    /// <summary>Once the open pages hold so many entries, they are sealed; a batch of so many is sealed at once.</summary>
    public const int SealAt = 1024;

    private readonly int _shard;
    private readonly PageStorage _stored;
    private readonly PageForm _form;
    private readonly PageReader _reader;
    private readonly List<LedgerPage> _pages = [];
    // The open pages after the last sealed one: which is the first, and how many entries they hold.
    private int _firstOpen;
    private long _openEntries;
    private Task _cleared = Task.CompletedTask;

    public LedgerPages(IGrainStorage storage, GrainId grain, int shard, Serializer serializer)
    {
        (_shard, _stored, _form) = (shard, new PageStorage(storage, grain, shard), new PageForm(serializer));
        _reader = new PageReader(_stored, _form);
    }

    /// <summary>How pages are read here; what they have in common is one object.</summary>
    public PageForm Form => _form;

    /// <summary>The number of the last durable entry; 0 when empty.</summary>
    public long LastSequence => _pages.Count == 0 ? 0 : _pages[^1].Last;

    /// <summary>The pages that never change: all up to the last sealed one. A large batch may have left open ones before it.</summary>
    public IReadOnlyList<LedgerPage> Settled => _pages.GetRange(0, _firstOpen);

    /// <summary>The last entry of those; 0 for none.</summary>
    public long LastSettled => _firstOpen == 0 ? 0 : _pages[_firstOpen - 1].Last;

    /// <summary>Checks that the ledger has come to an entry; 0 is before the first.</summary>
    /// <exception cref="UnknownPositionException">It has not.</exception>
    public void CheckReached(long sequence)
    {
        if (sequence < 0 || sequence > LastSequence)
            throw new UnknownPositionException(FormattableString.Invariant($"{sequence} in shard {_shard}"), FormattableString.Invariant($"{LastSequence}"));
    }

    /// <summary>Reads everything from storage, in order, into an index.</summary>
    /// <exception cref="LedgerDamagedException">A page is not as it was written.</exception>
    public async Task Load(LedgerIndex index)
    {
        var intake = new IndexIntake(index);
        while (await _stored.Find(PageStorage.PageName(LastSequence + 1)) is { } state)
        {
            var name = PageStorage.PageName(LastSequence + 1);
            var page = _stored.Part(name, state.State!.Bytes, bytes => Taken(bytes, state, intake));
            if (intake.Disorder is { } disorder) throw _stored.Damaged(name, disorder);
            Add(page);
        }
        intake.End();
    }

    /// <summary>Takes settled pages as an outline tells them, and the entries after its position from storage into its index.</summary>
    /// <param name="index">The index as the outline tells it.</param>
    /// <param name="settled">The first pages.</param>
    /// <param name="checksum">The checksum of the last of them.</param>
    /// <param name="mostBehind">The most entries after the position.</param>
    /// <returns>False where the outline is of no use, because it lies further behind or is of other pages: then what was loaded is of none either.</returns>
    /// <exception cref="LedgerDamagedException">A page that was read is not as it was written.</exception>
    public async Task<bool> Load(LedgerIndex index, IReadOnlyList<OutlinedPage> settled, ulong checksum, int mostBehind)
    {
        var position = index.LastSequence;
        // Whoever asks must not be answered by what is left of a damaged ledger: each page is looked at, though it is not unpacked.
        var looked = await _stored.Look(
            [.. settled.Where(page => !page.IsOpen).Select(page => PageStorage.PageName(page.Summary.First))], (_, bytes) => bytes.IsEmpty ? (ulong?)null : PageForm.Checked(bytes));
        if (looked.Contains(null) || (looked.LastOrDefault() ?? 0) != checksum) return false;
        foreach (var (summary, isOpen) in settled)
        {
            if (isOpen)
            {
                if (await Next() is not { IsOpen: true } page || page.Last != summary.Last) return false;
                continue;
            }
            Add(new LedgerPage(summary));
        }
        while (LastSequence - position <= mostBehind && await Next() is { } page)
        {
            foreach (var entry in await _reader.Entries(page, withTexts: false))
            {
                if (entry.Sequence <= position) continue;
                var before = await Before(entry);
                index.Apply(IncidentKey.Of(entry.Incident.Id), entry, index.Subjects.Of(entry.Incident), before is null ? null : index.Subjects.Of(before));
            }
        }
        return LastSequence >= position && LastSequence - position <= mostBehind;
    }

    /// <summary>Reads every page into an index of its own, as when nothing is known; nobody may write meanwhile.</summary>
    /// <param name="stopped">Whether to give up; looked at before each page.</param>
    /// <exception cref="LedgerDamagedException">A page is not as it was written.</exception>
    public async Task<LedgerIndex> ReadIndex(Func<bool> stopped)
    {
        var index = new LedgerIndex();
        var intake = new IndexIntake(index);
        foreach (var page in _pages)
        {
            if (stopped()) throw new OperationCanceledException();
            var name = PageStorage.PageName(page.First);
            if (page.IsOpen) intake.Take(page.OpenEntries);
            else _stored.Part(name, await _stored.Bytes(name), bytes => Taken(bytes, new GrainState<StoredBytes>(), intake));
            if (intake.Disorder is { } disorder) throw _stored.Damaged(name, disorder);
            if (index.LastSequence != page.Last) throw _stored.Damaged(name, $"it ends with entry {index.LastSequence} and not {page.Last}");
        }
        intake.End();
        return index;
    }

    /// <summary>A sealed page as storage keeps it.</summary>
    /// <param name="first">The number of its first entry.</param>
    public Task<byte[]> Stored(long first) => _stored.Bytes(PageStorage.PageName(first));

    /// <summary>Makes entries durable in one write.</summary>
    public async Task Append(ImmutableArray<LedgerEntry> entries)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());
        if (entries.Length >= SealAt)
        {
            await _stored.WriteTexts(entries);
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
            yield return await _reader.Entries(page, withTexts);
        }
    }

    /// <summary>The pages with an entry after a sequence number and up to another one, inclusive. Those that are sealed meanwhile hold the same entries.</summary>
    public List<LedgerPage> Between(long after, long upTo) => _pages.FindAll(page => page.Last > after && page.First <= upTo);

    /// <summary>The first entry of the last pages, so many of them; 0 where there are fewer.</summary>
    public long FirstOfLast(int count) => _pages.Count < count ? 0 : _pages[^count].First;

    /// <summary>The entries of a page without texts, kept as long as memory allows.</summary>
    public Task<ImmutableArray<LedgerEntry>> Facts(LedgerPage page) => _reader.Entries(page, withTexts: false);

    /// <summary>The unpacked contents of sealed pages of columns; null for one of another form.</summary>
    public Task<byte[]?[]> Contents(IReadOnlyList<LedgerPage> sealedPages) => _reader.Contents(sealedPages);

    /// <summary>Makes sense of the content of a page.</summary>
    /// <exception cref="LedgerDamagedException">It is not as it was written.</exception>
    public T Part<T>(LedgerPage page, byte[] content, Func<byte[], T> read) => _stored.Part(PageStorage.PageName(page.First), content, bytes => PageForm.Decode(bytes, read));

    /// <summary>The entries without texts that are wanted, in order, and perhaps others; nothing is kept of pages that have to be read for it.</summary>
    public IAsyncEnumerable<ImmutableArray<LedgerEntry>> Read(WantedRows wanted) => _reader.Wanted(_pages.FindAll(wanted.MayLieIn), wanted);

    /// <summary>The texts of entries by their numbers; they are there. Each page is read once, and its facts not at all.</summary>
    public async Task<IReadOnlyDictionary<long, IncidentText>> Texts(IEnumerable<long> sequences)
    {
        var found = new Dictionary<long, IncidentText>();
        var pages = sequences.Distinct().Order().GroupBy(PageOf).ToLookup(page => page.Key.IsOpen, page => (Page: page.Key, Sequences: page.ToList()));
        foreach (var (page, ofOpen) in pages[true])
            foreach (var sequence in ofOpen) found[sequence] = IncidentText.Of(page.OpenEntries[(int)(sequence - page.First)].Incident);
        await _reader.Texts([.. pages[false]], found);
        return found;
    }

    /// <summary>The entries of wanted pages without texts, those with the earliest first day first; each page is asked about when its turn comes.</summary>
    public async IAsyncEnumerable<ImmutableArray<LedgerEntry>> ReadByFirstDay(Func<LedgerPage, bool> wanted)
    {
        foreach (var page in _pages.OrderBy(page => page.FirstDay).ToList())
            if (wanted(page)) yield return await _reader.Entries(page, withTexts: false);
    }

    /// <summary>One entry by its number; it is there.</summary>
    public async ValueTask<LedgerEntry> Entry(long sequence, bool withTexts)
    {
        var page = PageOf(sequence);
        return await _reader.Entry(page, (int)(sequence - page.First), withTexts);
    }

    /// <summary>Entries by their numbers; they are there. Each page is read once.</summary>
    public async Task<IReadOnlyDictionary<long, LedgerEntry>> Entries(IEnumerable<long> sequences, bool withTexts)
    {
        var entries = new Dictionary<long, LedgerEntry>();
        foreach (var page in sequences.GroupBy(PageOf).ToList())
        {
            var all = await _reader.Entries(page.Key, withTexts);
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

    // Where there are no open pages, this one is the first, whose name is never free again.
    private Task WriteNext(long first, GrainState<StoredBytes> state, byte[] page) => _firstOpen == _pages.Count
        ? _stored.Write(PageStorage.PageName(first), state, page)
        : _stored.WriteBehind(first, state, page, _pages[_firstOpen]);

    private async Task Seal()
    {
        await _cleared;
        var open = _pages[_firstOpen..];
        ImmutableArray<LedgerEntry> entries = [.. open.SelectMany(page => page.OpenEntries)];
        await _stored.WriteTexts(entries);
        await _stored.Write(PageStorage.PageName(open[0].First), open[0].State!, PageForm.Sealed(entries));
        _pages.RemoveRange(_firstOpen, open.Count);
        Add(new LedgerPage(entries, null));
        // Nobody waits for it: what no longer counts may be left.
        _cleared = _stored.Clear(open[1..]);
    }

    // Adds the page after the last with its entries; null where there is none.
    private async Task<LedgerPage?> Next()
    {
        var (first, name) = (LastSequence + 1, PageStorage.PageName(LastSequence + 1));
        if (await _stored.Find(name) is not { } state) return null;
        var isOpen = PageForm.IsOpen(state.State!.Bytes);
        var entries = _stored.Part(name, state.State.Bytes, _form.ReadEntries);
        state.State = null!;
        if (entries.IsDefaultOrEmpty || entries.Where((entry, i) => entry.Sequence != first + i || !IndexIntake.IsInOrder(entry.Kind, entry.Replaces, entry.Sequence)).Any())
            throw _stored.Damaged(name, "its entries are out of order");
        var page = new LedgerPage(entries, isOpen ? state : null);
        Add(page);
        return page;
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

    private LedgerPage Taken(byte[] bytes, GrainState<StoredBytes> state, IndexIntake intake)
    {
        state.State = null!;
        if (PageForm.IsColumns(bytes)) return new LedgerPage(PageForm.Index(bytes, intake));
        var entries = _form.ReadEntries(bytes);
        intake.Take(entries);
        return new LedgerPage(entries, PageForm.IsOpen(bytes) ? state : null);
    }
}
