namespace Reporting.Ledger;

/// <summary>What a shard remembers of a page, so that a question reads only those that it may concern.</summary>
internal readonly record struct PageSummary
{
    /// <summary>Of no entry.</summary>
    public PageSummary() => (FirstDay, LastDay, LastEnd, RecordedAt) = (DateOnly.MaxValue, DateOnly.MinValue, DateOnly.MinValue, DateTimeOffset.MinValue);

    /// <summary>The number of its first entry; 0 for none.</summary>
    public long First { get; init; }

    /// <summary>The number of its last entry; 0 for none.</summary>
    public long Last { get; init; }

    /// <summary>The earliest first day of its incidents.</summary>
    public DateOnly FirstDay { get; init; }

    /// <summary>The latest first day of its incidents.</summary>
    public DateOnly LastDay { get; init; }

    /// <summary>The latest last day of its incidents.</summary>
    public DateOnly LastEnd { get; init; }

    /// <summary>When the latest of its entries was recorded.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>With the next entry.</summary>
    public PageSummary With(long sequence, DateOnly start, DateOnly end, DateTimeOffset recordedAt) => new()
    {
        First = First == 0 ? sequence : First,
        Last = sequence,
        FirstDay = start < FirstDay ? start : FirstDay,
        LastDay = start > LastDay ? start : LastDay,
        LastEnd = end > LastEnd ? end : LastEnd,
        RecordedAt = recordedAt > RecordedAt ? recordedAt : RecordedAt,
    };

    /// <summary>Of whole entries.</summary>
    public static PageSummary Of(IEnumerable<LedgerEntry> entries) => entries.Aggregate(
        new PageSummary(), (summary, entry) => summary.With(entry.Sequence, entry.Incident.Start, entry.Incident.End, entry.RecordedAt));
}
