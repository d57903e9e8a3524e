using System.Collections.Immutable;

namespace Reporting.Ledger;

/// <summary>Reads what is in pages: from memory where it is kept, else from storage.</summary>
internal sealed class PageReader(PageStorage stored, PageForm form)
{
    // So many are unpacked while the shard may do something else.
    private const int AtOnce = 32;
    private readonly RecentPages _recent = new();

    /// <summary>The entries of a page, which are kept as long as memory has room for them; texts, which are not, only where asked for.</summary>
    public async Task<ImmutableArray<LedgerEntry>> Entries(LedgerPage page, bool withTexts)
    {
        if (page.IsOpen) return page.OpenEntries;
        if (page.Facts is not { IsDefault: false } facts)
        {
            var name = PageStorage.PageName(page.First);
            facts = stored.Part(name, await stored.Bytes(name), form.ReadEntries);
            if (facts.Length != page.Count) throw stored.Damaged(name, $"it holds {facts.Length} entries and not {page.Count}");
            page.Remember(facts);
        }
        if (!withTexts) return facts;
        var texts = await Texts(page);
        var whole = ImmutableArray.CreateBuilder<LedgerEntry>(facts.Length);
        for (var i = 0; i < texts.Length; i++)
            whole.Add(facts[i] with { Incident = texts[i].In(facts[i].Incident) });
        return whole.MoveToImmutable();
    }

    /// <summary>One entry of a page by its place in it.</summary>
    public async ValueTask<LedgerEntry> Entry(LedgerPage page, int row, bool withTexts)
    {
        if (withTexts || page.IsOpen || !page.Facts.IsDefault || await Content(page) is not { } content) return (await Entries(page, withTexts))[row];
        var name = PageStorage.PageName(page.First);
        if (!_recent.WantsAll(page)) return stored.Part(name, content, bytes => form.ReadEntry(bytes, row));
        var facts = stored.Part(name, content, form.ReadContent);
        page.Remember(facts);
        return facts[row];
    }

    /// <summary>The unpacked contents of sealed pages of columns, read together; null for one of another form.</summary>
    public Task<byte[]?[]> Contents(IReadOnlyList<LedgerPage> pages) =>
        stored.LookAtAll([.. pages.Select(page => PageStorage.PageName(page.First))], (_, bytes) => PageForm.IsColumns(bytes) ? PageForm.Unpacked(bytes) : null);

    /// <summary>The entries without texts that are wanted, and perhaps others, page by page; nothing is kept of a page that has to be read for it.</summary>
    public async IAsyncEnumerable<ImmutableArray<LedgerEntry>> Wanted(IEnumerable<LedgerPage> pages, WantedRows wanted)
    {
        foreach (var together in pages.Chunk(AtOnce))
        {
            // Held from here on: memory may let go of them at any time.
            var entries = together.Select(page => page.IsOpen ? page.OpenEntries : page.Facts).ToArray();
            var unread = Enumerable.Range(0, together.Length).Where(i => entries[i].IsDefault).ToList();
            var names = unread.ConvertAll(i => PageStorage.PageName(together[i].First));
            var found = await stored.LookAtAll(names, (_, bytes) => PageForm.Find(bytes, wanted));
            var next = 0;
            foreach (var page in entries)
            {
                if (!page.IsDefault)
                {
                    yield return page;
                    continue;
                }
                var rows = found[next];
                var read = stored.Part(names[next++], rows, form.ReadFound);
                rows.Return();
                yield return read;
                // Others wait no longer than a page takes.
                if (!read.IsEmpty) await Task.Yield();
            }
        }
    }

    /// <summary>The texts of entries of sealed pages by their numbers, which rise.</summary>
    public async Task Texts(IReadOnlyList<(LedgerPage Page, List<long> Sequences)> wanted, Dictionary<long, IncidentText> into)
    {
        foreach (var together in wanted.Chunk(AtOnce))
        {
            var names = together.Select(one => PageStorage.TextName(one.Page.First, one.Page.Last)).ToList();
            var rows = together.Select(one => one.Sequences.ConvertAll(sequence => (int)(sequence - one.Page.First))).ToList();
            var texts = await stored.LookAtAll(names, (which, bytes) => form.ReadTexts(bytes, (int)together[which].Page.Count, rows[which]));
            for (var i = 0; i < texts.Length; i++)
                for (var j = 0; j < texts[i].Length; j++) into[together[i].Sequences[j]] = texts[i][j];
        }
    }

    /// <summary>The texts of a sealed page, one for each entry.</summary>
    public async Task<IncidentText[]> Texts(LedgerPage page)
    {
        var name = PageStorage.TextName(page.First, page.Last);
        var texts = stored.Part(name, await stored.Bytes(name), bytes => form.ReadTexts(bytes));
        return texts.Length == page.Count ? texts : throw stored.Damaged(name, $"it holds the texts of {texts.Length} entries and not of {page.Count}");
    }

    // The unpacked content of a sealed page; null for one of an earlier form.
    private async ValueTask<byte[]?> Content(LedgerPage page)
    {
        if (_recent.Find(page) is { } known) return known;
        var name = PageStorage.PageName(page.First);
        var bytes = await stored.Bytes(name);
        if (!PageForm.IsColumns(bytes)) return null;
        var content = stored.Part(name, bytes, content => PageForm.Unpacked(content));
        _recent.Keep(page, content);
        return content;
    }
}
