namespace Reporting.Ledger;

/// <summary>Finds the earliest first day of a shard's incidents.</summary>
internal static class FirstDaySearch
{
    /// <summary>Reads only pages that can hold an earlier one than is known; null where nothing stands.</summary>
    public static async Task<DateOnly?> Find(LedgerPages pages, Func<LedgerEntry, bool> stands)
    {
        DateOnly? first = null;
        await foreach (var page in pages.ReadByFirstDay(page => !(page.FirstDay >= first)))
        {
            foreach (var entry in page)
                if (!(entry.Incident.Start >= first) && stands(entry)) first = entry.Incident.Start;
        }
        return first;
    }
}
