using Orleans.Serialization;
using Orleans.Storage;

namespace Reporting.Ledger;

/// <summary>Brings what a shard knows to life: by its outline and the pages after it, else by every page.</summary>
internal sealed class LedgerStart(IGrainStorage storage, GrainId grain, int shard, Serializer serializer)
{
    /// <summary>So many entries after an outline are read one by one; with more of them every page is read, which costs less for each.</summary>
    public const int MostBehind = 64 * LedgerPages.SealAt;

    /// <summary>Reads what is durable.</summary>
    /// <exception cref="Errors.LedgerDamagedException">A page that was read is not as it was written.</exception>
    public async Task<(LedgerPages Pages, LedgerIndex Index)> Load(LedgerOutline outline)
    {
        if (await outline.Read() is { } stored && await ByOutline(outline, stored) is { } begun) return begun;
        var (pages, index) = (new LedgerPages(storage, grain, shard, serializer), new LedgerIndex());
        await pages.Load(index);
        return (pages, index);
    }

    private async Task<(LedgerPages Pages, LedgerIndex Index)?> ByOutline(LedgerOutline outline, StoredOutline stored)
    {
        LedgerIndex index;
        OutlinedPage[] settled;
        try
        {
            (index, settled) = (LedgerIndex.Of(stored), OutlineColumns.ReadPages(stored.Pages));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever it says, the pages say it better.
            return null;
        }
        var pages = new LedgerPages(storage, grain, shard, serializer);
        if (!await pages.Load(index, settled, stored.LastPage, MostBehind)) return null;
        outline.Begun(settled is [.., var last] ? last.Summary.Last : 0);
        return (pages, index);
    }
}
