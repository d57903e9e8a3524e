using System.Collections.Immutable;
using System.Globalization;
using Orleans.Storage;
using Reporting.Errors;
using Reporting.Storage;

namespace Reporting.Ledger;

/// <summary>One shard's pages and texts in storage by their names; what cannot be read is told by its name.</summary>
internal sealed class PageStorage(IGrainStorage storage, GrainId grain, int shard)
{
    private const string Gone = "it is gone";
    private const int ClearedTogether = 128;
    // Between them others get their turn at the storage.
    private const int LookedTogether = 64;

    /// <summary>The name of a page.</summary>
    /// <param name="first">The number of its first entry.</param>
    public static string PageName(long first) => string.Create(CultureInfo.InvariantCulture, $"page-{first:D12}");

    /// <summary>The name of a sealed page's texts.</summary>
    public static string TextName(long first, long last) => string.Create(CultureInfo.InvariantCulture, $"text-{first:D12}-{last:D12}");

    /// <summary>What is kept under a name; null when nothing is.</summary>
    /// <exception cref="LedgerDamagedException">It cannot be read.</exception>
    public async Task<GrainState<StoredBytes>?> Find(string name)
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

    /// <summary>The bytes kept under a name, where something must be.</summary>
    /// <exception cref="LedgerDamagedException">They cannot be read, or are gone.</exception>
    public async Task<byte[]> Bytes(string name) => (await Find(name))?.State!.Bytes ?? throw Damaged(name, Gone);

    /// <summary>Looks at what is kept under names, many at once, where it lies if storage can show it.</summary>
    /// <param name="names">The names.</param>
    /// <param name="look">Looks at each, perhaps on another thread; at nothing where nothing is kept. Throws an <see cref="InvalidDataException"/> where it is not as it was written.</param>
    /// <exception cref="LedgerDamagedException">One cannot be read.</exception>
    public async Task<T[]> Look<T>(IReadOnlyList<string> names, BytesLook<T> look)
    {
        if (storage is not IInPlaceStorage inPlace)
        {
            var seen = new T[names.Count];
            for (var i = 0; i < seen.Length; i++) seen[i] = Told(i, (await Find(names[i]))?.State!.Bytes);
            return seen;
        }
        var all = new List<T>(names.Count);
        foreach (var together in names.Chunk(LookedTogether))
        {
            var before = all.Count;
            try
            {
                all.AddRange(await inPlace.Look<T>(grain, together, (which, bytes) => Told(before + which, bytes)));
            }
            catch (UnreadableStateException error)
            {
                throw Damaged(error.StateName, $"it cannot be read ({error.InnerException!.GetType().Name})");
            }
        }
        return [.. all];

        T Told(int which, ReadOnlySpan<byte> bytes)
        {
            try
            {
                return look(which, bytes);
            }
            catch (InvalidDataException error)
            {
                throw Damaged(names[which], error.Message);
            }
        }
    }

    /// <summary>Looks at what is kept under names as <see cref="Look"/> does, where something must be.</summary>
    /// <inheritdoc cref="Look"/>
    public Task<T[]> LookAtAll<T>(IReadOnlyList<string> names, BytesLook<T> look) =>
        Look(names, (which, bytes) => bytes.IsEmpty ? throw Damaged(names[which], Gone) : look(which, bytes));

    /// <summary>Makes sense of bytes.</summary>
    /// <exception cref="LedgerDamagedException">They are not as they were written.</exception>
    public T Part<TFrom, T>(string name, TFrom bytes, Func<TFrom, T> read)
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

    /// <summary>What is wrong with a part, to be thrown.</summary>
    public LedgerDamagedException Damaged(string part, string damage) => new(shard, part, damage);

    /// <summary>Writes over what <paramref name="state"/> was read from or written to.</summary>
    public async Task Write(string name, GrainState<StoredBytes> state, byte[] page)
    {
        state.State = new StoredBytes { Bytes = page };
        await storage.WriteStateAsync(name, grain, state);
        state.State = null!;
    }

    /// <summary>Writes a page that follows open ones, while the first of them is as this activation knows it.</summary>
    /// <remarks>Another activation may have written a page of this name, sealed it away and cleared it, so that the name is free again; then the first of the open pages is another.</remarks>
    /// <param name="first">The number of the page's first entry.</param>
    /// <param name="state">Receives what storage knows of it.</param>
    /// <param name="page">The page.</param>
    /// <param name="open">The first of the open pages.</param>
    public async Task WriteBehind(long first, GrainState<StoredBytes> state, byte[] page, LedgerPage open)
    {
        var (guard, known) = (PageName(open.First), open.State!.ETag!);
        if (storage is IGuardedStorage guarded)
        {
            state.State = new StoredBytes { Bytes = page };
            await guarded.WriteGuarded(PageName(first), grain, state, guard, known);
            state.State = null!;
            return;
        }
        await Write(PageName(first), state, page);
        if ((await Find(guard))?.ETag == known) return;
        await storage.ClearStateAsync(PageName(first), grain, state);
        throw new InconsistentStateException($"Another activation of ledger shard {shard} has sealed the pages before entry {first}.", "another", known);
    }

    /// <summary>Writes the texts of a page that is about to be written.</summary>
    public async Task WriteTexts(ImmutableArray<LedgerEntry> entries)
    {
        var name = TextName(entries[0].Sequence, entries[^1].Sequence);
        var texts = PageForm.Texts(entries);
        try
        {
            await Write(name, new GrainState<StoredBytes>(new StoredBytes()), texts);
        }
        catch (InconsistentStateException)
        {
            // A crash between the texts and their page has left the very same.
            if (await Find(name) is not { } left) throw;
            await Write(name, left, texts);
        }
    }

    /// <summary>Clears open pages that no longer count.</summary>
    public async Task Clear(IEnumerable<LedgerPage> open)
    {
        // At the same time, so that storage may clear them together; some at a time, since storage may not.
        foreach (var together in open.Chunk(ClearedTogether))
            await Task.WhenAll(together.Select(page => storage.ClearStateAsync(PageName(page.First), grain, page.State!)));
    }
}
