namespace Reporting.Ledger;

/// <summary>The long lists of an outline as columns of numbers, each as its distance from the one before.</summary>
internal static class OutlineColumns
{
    private const int LeastOfAPage = 5;

    /// <summary>Writes settled pages, of which the first begins with entry 1 and each other follows the one before.</summary>
    public static byte[] Write(IReadOnlyCollection<LedgerPage> pages)
    {
        var columns = new ColumnWriter();
        columns.Number((ulong)pages.Count);
        var (first, recorded) = (0, 0L);
        foreach (var page in pages)
        {
            columns.Number((ulong)(page.Last - page.First) << 1 | (page.IsOpen ? 1UL : 0));
            columns.Distance(page.FirstDay.DayNumber, first);
            columns.Distance(page.LastDay.DayNumber, page.FirstDay.DayNumber);
            columns.Distance(page.LastEnd.DayNumber, page.LastDay.DayNumber);
            columns.Distance(page.RecordedAt.UtcTicks, recorded);
            (first, recorded) = (page.FirstDay.DayNumber, page.RecordedAt.UtcTicks);
        }
        return columns.Written.ToArray();
    }

    /// <summary>Reads settled pages.</summary>
    /// <remarks>Throws where the bytes say what cannot be.</remarks>
    public static OutlinedPage[] ReadPages(byte[] bytes)
    {
        var columns = new ColumnReader(bytes);
        var pages = new OutlinedPage[columns.Count(LeastOfAPage)];
        var (last, first, recorded) = (0L, 0, 0L);
        for (var i = 0; i < pages.Length; i++)
        {
            var begins = last + 1;
            var length = columns.Number();
            last = checked(begins + (long)(length >> 1));
            first = checked((int)columns.Distance(first));
            var lastDay = checked((int)columns.Distance(first));
            var lastEnd = checked((int)columns.Distance(lastDay));
            recorded = columns.Distance(recorded);
            var summary = new PageSummary
            {
                First = begins,
                Last = last,
                FirstDay = DateOnly.FromDayNumber(first),
                LastDay = DateOnly.FromDayNumber(lastDay),
                LastEnd = DateOnly.FromDayNumber(lastEnd),
                RecordedAt = new DateTimeOffset(recorded, TimeSpan.Zero),
            };
            pages[i] = new OutlinedPage(summary, IsOpen: (length & 1) != 0);
        }
        columns.CheckEnd();
        return pages;
    }

    /// <summary>Writes replaced entries.</summary>
    public static byte[] Write(ReplacedEntries replaced)
    {
        var columns = new ColumnWriter();
        columns.Number((ulong)replaced.Count);
        var before = 0L;
        foreach (var sequence in replaced.All())
        {
            columns.Number((ulong)(sequence - before));
            before = sequence;
        }
        return columns.Written.ToArray();
    }

    /// <summary>Reads replaced entries.</summary>
    /// <remarks>Throws where the bytes say what cannot be.</remarks>
    /// <param name="bytes">What was written.</param>
    /// <param name="position">The last entry that can be one.</param>
    public static ReplacedEntries ReadReplaced(byte[] bytes, long position)
    {
        var columns = new ColumnReader(bytes);
        var replaced = new ReplacedEntries();
        var sequence = 0L;
        for (var left = columns.Count(); left > 0; left--)
        {
            sequence = checked(sequence + (long)columns.Number());
            replaced.Add(sequence <= position ? sequence : throw new InvalidDataException("an entry was replaced that is not there"));
        }
        columns.CheckEnd();
        return replaced;
    }
}

/// <summary>A page in an outline.</summary>
/// <param name="Summary">Where it lies, and its days.</param>
/// <param name="IsOpen">Whether it is open; its entries are kept in memory, so that it is read.</param>
internal readonly record struct OutlinedPage(PageSummary Summary, bool IsOpen);
