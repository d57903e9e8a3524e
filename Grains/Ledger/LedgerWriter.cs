using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Catalog;
using Reporting.Incidents;
using Reporting.Telemetry;

namespace Reporting.Ledger;

/// <summary>Takes in what a shard is given: decides, makes durable, puts in line what tallies are to be told; one append after another.</summary>
/// <remarks>
/// <para>Decisions are made when the append before is durable, so they see nothing that may yet be lost: whoever brings again what is on its way to
/// the disk is decided after it, and whoever brings it in the same append is answered with it.</para>
/// <para>A write that failed is the last: whether it is durable is unknown, so everybody who waits is told, and the next activation reads what is.
/// Runs inside the shard's activation.</para>
/// </remarks>
/// <param name="shard">The shard.</param>
/// <param name="pages">Its entries.</param>
/// <param name="index">What is known of them.</param>
/// <param name="publisher">Tells the tallies.</param>
/// <param name="time">The clock.</param>
/// <param name="ended">Called when a write failed.</param>
internal sealed class LedgerWriter(int shard, LedgerPages pages, LedgerIndex index, LedgerPublisher publisher, TimeProvider time, Action ended)
{
    // Writers wait for the tallies beyond this, so that memory stays bounded.
    private const int MostWaiting = 2 * LedgerPublisher.Enough;

    private readonly EntryChanges _changes = new(index.Subjects);
    private readonly RecordDecision _decision = new(index);
    private WritersLine? _line;

    /// <summary>Returns when nobody waits to write.</summary>
    public Task Idle => Line.Idle;

    private WritersLine Line => _line ??= new WritersLine(Record);

    /// <summary>Records a batch that was checked; durable when this returns.</summary>
    public Task<RecordReceipt> Record(RecordBatch batch) => Line.Record(batch);

    /// <summary>What <see cref="Record(RecordBatch)"/> would answer now.</summary>
    public Task<RecordReceipt> Preview(RecordBatch batch) => Line.Alone(async () =>
        new RecordReceipt((await Decide([batch]))[0], pages.LastSequence));

    /// <summary>Withdraws what a batch names; durable when this returns.</summary>
    public Task<IReadOnlyList<RetractOutcome>> Retract(RetractBatch batch) => Line.Alone(async () =>
    {
        var decision = PreviewRetract(batch);
        var current = await pages.Entries(decision.Sequences, withTexts: true);
        if (current.Count > 0) await Append([.. decision.Entries(current, pages.LastSequence, Now(), batch)], decision.Keys, new Incident?[current.Count]);
        publisher.Meters?.Retracted(decision.Outcomes);
        return (IReadOnlyList<RetractOutcome>)decision.Outcomes;
    });

    /// <summary>What becomes of each withdrawal of a batch now.</summary>
    public RetractDecision PreviewRetract(RetractBatch batch)
    {
        var decision = new RetractDecision(index);
        foreach (var item in batch.Items) decision.Take(item);
        return decision;
    }

    /// <summary>Takes entries of another ledger as they are; durable when this returns.</summary>
    /// <returns>The last sequence number after it.</returns>
    public Task<long> Restore(ImmutableArray<LedgerEntry> entries) => Line.Alone(async () =>
    {
        var restored = new RestoredEntries(shard, pages, index);
        var missing = await restored.Missing(entries);
        if (missing.Length > 0) await Append(missing, [.. missing.Select(entry => IncidentKey.Of(entry.Incident.Id))], await restored.Befores(missing));
        return pages.LastSequence;
    });

    private async Task Record(IReadOnlyList<WaitingBatch> together)
    {
        IReadOnlyList<IReadOnlyList<RecordOutcome>> outcomes;
        try
        {
            outcomes = await Decide([.. together.Select(waiting => waiting.Batch)]);
            if (_decision.Entries.Count > 0) await Append([.. _decision.Entries], _decision.Keys, await Befores(_decision));
        }
        catch (Exception error)
        {
            await Fail(together, error);
            return;
        }
        publisher.Meters?.Recorded(outcomes);
        for (var i = 0; i < together.Count; i++) together[i].Answer(new RecordReceipt(outcomes[i], pages.LastSequence));
        if (publisher.Waiting > MostWaiting) await publisher.Drained();
    }

    // Where nothing was written, what one of them brings must not be held against the others.
    private async Task Fail(IReadOnlyList<WaitingBatch> together, Exception error)
    {
        foreach (var waiting in together)
        {
            if (together.Count > 1 && Line.Ended is null) await Record([waiting]);
            else waiting.Fail(Line.Ended ?? error);
        }
    }

    // In turns of the line only, so that nothing changes from the looking to the taking.
    private async Task<IReadOnlyList<IReadOnlyList<RecordOutcome>>> Decide(IReadOnlyList<RecordBatch> batches)
    {
        _decision.Begin(pages.LastSequence, Now());
        foreach (var batch in batches) _decision.Look(batch);
        // An incident may come twice.
        var described = await pages.Entries(_decision.Compared.Distinct(), withTexts: true);
        return [.. batches.Select(batch => _decision.Take(batch, described))];
    }

    private async Task<IReadOnlyList<Incident?>> Befores(RecordDecision decision)
    {
        var last = pages.LastSequence;
        var befores = new List<Incident?>(decision.Entries.Count);
        foreach (var entry in decision.Entries)
        {
            befores.Add(entry.Kind != EntryKind.Revised ? null
                : entry.Replaces > last ? decision.Entries[(int)(entry.Replaces - last - 1)].Incident
                : await pages.Before(entry));
        }
        return befores;
    }

    // The clock may be set back; what was known at a time is asked of entries in order.
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return index.RecordedAt is { } last && last > now ? last : now;
    }

    private async Task Append(ImmutableArray<LedgerEntry> entries, IReadOnlyList<IncidentKey> keys, IReadOnlyList<Incident?> befores)
    {
        // Whatever could fail fails before anything is durable.
        LedgerIndex.CheckRoom(shard, entries[^1].Sequence);
        _changes.Prepare(entries, befores);
        using var activity = ReportingActivities.Append(shard, entries.Length);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await pages.Append(entries);
            publisher.Meters?.Appended(entries.Length, begun);
            var fresh = new List<SubjectName>();
            for (var i = 0; i < entries.Length; i++)
            {
                var (now, before) = _changes.LinesOf(i);
                foreach (var touch in index.Apply(keys[i], entries[i], now, before, fresh)) publisher.Add(touch, entries[i].Sequence);
                _changes.Tell(i, publisher);
            }
            publisher.Add(fresh);
        }
        catch (Exception error)
        {
            // Whether it is durable is unknown: the next activation reads what is.
            Line.End(error);
            ended();
            throw;
        }
        publisher.Start(entries.Length);
    }
}
