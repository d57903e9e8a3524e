namespace Reporting.Ledger;

/// <summary>The unpacked content of the last few sealed pages of which single entries were wanted, so that revisions of recent incidents read no storage.</summary>
/// <remarks>Bounded. For one thread.</remarks>
internal sealed class RecentPages
{
    private const int Most = 4;
    // A page of an import or of live recording is far smaller.
    private const int LargestKept = 1024 * 1024;
    // By then making all entries of the page would have cost less than making these one by one.
    private const int WorthAll = 64;
    private readonly List<RecentPage> _recent = [];

    /// <summary>A page's content; null when it is not kept.</summary>
    public byte[]? Find(LedgerPage page)
    {
        if (Recent(page) is not { } found) return null;
        _recent.Remove(found);
        _recent.Add(found);
        return found.Content;
    }

    /// <summary>Counts that an entry of a page is wanted, and tells whether all had better be made now.</summary>
    public bool WantsAll(LedgerPage page) => Recent(page) is { } found && ++found.Wanted % WorthAll == 0;

    /// <summary>Keeps a page's content, and lets go of the one that was wanted longest ago.</summary>
    public void Keep(LedgerPage page, byte[] content)
    {
        // Two that want it at the same time may both have read it.
        if (content.Length > LargestKept || Recent(page) is not null) return;
        if (_recent.Count == Most) _recent.RemoveAt(0);
        _recent.Add(new RecentPage(page.First, content));
    }

    private RecentPage? Recent(LedgerPage page) => _recent.Find(recent => recent.First == page.First);

    private sealed class RecentPage(long first, byte[] content)
    {
        public long First => first;

        public byte[] Content => content;

        public int Wanted { get; set; }
    }
}
