using System.Collections.Immutable;

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

    /// <summary>Of entries in order.</summary>
    public static PageSummary Of(ImmutableArray<LedgerEntry> entries)
    {
        if (entries.IsDefaultOrEmpty) return new PageSummary();
        var (firstDay, lastDay, lastEnd, recordedAt) = (DateOnly.MaxValue, DateOnly.MinValue, DateOnly.MinValue, DateTimeOffset.MinValue);
        foreach (var entry in entries)
        {
            if (entry.Incident.Start < firstDay) firstDay = entry.Incident.Start;
            if (entry.Incident.Start > lastDay) lastDay = entry.Incident.Start;
            if (entry.Incident.End > lastEnd) lastEnd = entry.Incident.End;
            if (entry.RecordedAt > recordedAt) recordedAt = entry.RecordedAt;
        }
        return new PageSummary { First = entries[0].Sequence, Last = entries[^1].Sequence, FirstDay = firstDay, LastDay = lastDay, LastEnd = lastEnd, RecordedAt = recordedAt };
    }
}
