using System.Diagnostics;
using Reporting.Ledger;

namespace Reporting.Telemetry;

/// <summary>What is measured of one shard while it lives in a silo.</summary>
internal sealed class ShardMeters(ReportingMeters meters, int shard, LedgerIndex index)
{
    // In the order of the outcomes' numbers, which begin at 1.
    private static readonly KeyValuePair<string, object?>[] Recording = Outcomes("recorded", "revised", "unchanged", "stale", "stays_withdrawn");
    private static readonly KeyValuePair<string, object?>[] Retracting = Outcomes("retracted", "already_retracted", "never_recorded", "stale", "changed");

    /// <summary>Says which shard it is.</summary>
    public KeyValuePair<string, object?> Tag { get; } = new("shard", shard);

    /// <summary>The last entry.</summary>
    public long Entries => index.LastSequence;

    /// <summary>How many incidents stand.</summary>
    public long Standing => index.Incidents;

    /// <summary>How far tallies are behind it.</summary>
    public TellingLag Lag { get; } = new();

    /// <summary>The shard leaves memory.</summary>
    public void Leave() => meters.Leave(this);

    /// <summary>Batches were answered.</summary>
    public void Recorded(IReadOnlyList<IReadOnlyList<RecordOutcome>> batches)
    {
        if (!meters.Incidents.Enabled) return;
        Span<int> counts = stackalloc int[Recording.Length];
        foreach (var batch in batches)
        {
            for (var i = 0; i < batch.Count; i++) counts[(int)batch[i] - 1]++;
        }
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) meters.Incidents.Add(counts[i], Tag, Recording[i]);
        }
    }

    /// <summary>Withdrawals were answered.</summary>
    public void Retracted(IReadOnlyList<RetractOutcome> batch)
    {
        if (!meters.Withdrawals.Enabled) return;
        Span<int> counts = stackalloc int[Retracting.Length];
        for (var i = 0; i < batch.Count; i++) counts[(int)batch[i] - 1]++;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) meters.Withdrawals.Add(counts[i], Tag, Retracting[i]);
        }
    }

    /// <summary>Entries are durable.</summary>
    /// <param name="entries">How many.</param>
    /// <param name="begun">When they were handed to storage, by <see cref="Stopwatch"/>.</param>
    public void Appended(int entries, long begun)
    {
        meters.Appended.Add(entries, Tag);
        if (meters.AppendTime.Enabled) meters.AppendTime.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, Tag);
    }

    private static KeyValuePair<string, object?>[] Outcomes(params string[] names) => Array.ConvertAll(names, name => new KeyValuePair<string, object?>("outcome", name));
}
