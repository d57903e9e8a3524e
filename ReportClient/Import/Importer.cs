using Reporting.Ledger;

namespace Reporting.Import;

/// <summary>Brings the incidents of a file into the ledger.</summary>
/// <remarks>
/// One thread reads and parses; each shard gets its incidents in the file's order, and several shards record at once. A bad row stops
/// nothing. Importing the same file again changes nothing. Safe for several imports at once.
/// </remarks>
public sealed class Importer
{
    /// <summary>How many rows are read between two reports of progress.</summary>
    internal const int RowsPerReport = 1_000;

    // Fewer than shards: what is under way lives through the collector's pauses, which questions wait for, and stands in the way of their calls.
    private const int FewestUnderWay = 2;

    private readonly IStoreGrain _store;
    private readonly Func<int, ILedgerGrain> _shard;
    private readonly TimeSpan _firstPause;

    /// <summary>Imports into the store behind these grains.</summary>
    public Importer(IGrainFactory grains)
        : this(grains.GetGrain<IStoreGrain>(IStoreGrain.Key), shard => grains.GetGrain<ILedgerGrain>(shard), TimeSpan.FromMilliseconds(200))
    {
    }

    internal Importer(IStoreGrain store, Func<int, ILedgerGrain> shard, TimeSpan firstPause) => (_store, _shard, _firstPause) = (store, shard, firstPause);

    /// <summary>Imports a file; when this returns, what was recorded is durable and tallies show it.</summary>
    /// <param name="request">What to import, and how.</param>
    /// <param name="progress">Is told now and then how far it has come, on the reading thread.</param>
    /// <param name="cancel">Stops cleanly: what was acknowledged stays, and the summary says that it is not the whole file.</param>
    /// <exception cref="Errors.ReportingException">The file cannot be imported at all; nothing was recorded.</exception>
    /// <exception cref="ImportStoppedException">The file or the store failed half-way; it holds the summary so far.</exception>
    public async Task<ImportSummary> Import(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var file = IncidentFile.Open(request.Path, request.Format);
        using var rejected = new RejectedFile(request.DryRun ? null : request.RejectedFolder, file.Name);
        var counts = new ImportCounts();
        var store = await _store.Describe();
        var calls = new PatientCalls(_firstPause);
        var shards = Enumerable.Range(0, store.Shards).Select(_shard).ToList();
        using var underWay = new SemaphoreSlim(Math.Max(FewestUnderWay, shards.Count / 2));
        var feeds = shards.Select(shard => new ShardFeed(shard, request, counts, calls, underWay)).ToArray();
        var delivery = request.Missing is null ? null : new DeliveryContent();
        var missing = delivery is null ? null : new MissingIncidents(shards, await Positions(shards, calls), delivery, request, calls);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var (complete, failure) = await Run(new Reading(file, request, rejected, counts, delivery, progress), feeds, stop);
        try
        {
            if (!request.DryRun && failure is null) await Task.WhenAll(feeds.Select(feed => feed.UntilTold()));
        }
        catch (Exception fault)
        {
            failure = fault;
        }
        string? kept = null;
        try
        {
            kept = rejected.Finish(complete && failure is null);
        }
        catch (RejectedFileException fault)
        {
            failure ??= fault;
        }
        if (missing is not null && complete && failure is null) (complete, failure) = await Withdraw(missing, counts, file, progress, cancel);
        var summary = counts.ToSummary(file, request, cancelled: !complete && failure is null, kept) with { Missing = missing?.Summary };
        return failure is null ? summary : throw new ImportStoppedException(request.Path, summary, failure);
    }

    // Returns whether every row was brought to its end, and what went wrong; neither means that it was cancelled.
    private static async Task<(bool Complete, Exception? Failure)> Run(Reading work, ShardFeed[] feeds, CancellationTokenSource stop)
    {
        Exception? failure = null;
        var complete = false;
        var reading = Task.Factory.StartNew(() => ReadAll(work, feeds, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var sending = feeds.Select(feed => Watch(Task.Run(() => feed.Send(stop.Token)))).ToArray();
        try
        {
            await reading;
            complete = true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            failure ??= fault;
        }
        foreach (var feed in feeds) feed.Complete();
        foreach (var sent in await Task.WhenAll(sending)) complete &= sent;
        return (complete, failure);

        async Task<bool> Watch(Task<bool> task)
        {
            try
            {
                return await task;
            }
            catch (Exception fault)
            {
                Interlocked.CompareExchange(ref failure, fault, null);
                await stop.CancelAsync();
                return false;
            }
        }
    }

    // How far each shard had come before the import began.
    private static Task<long[]> Positions(IEnumerable<ILedgerGrain> shards, PatientCalls calls) =>
        Task.WhenAll(shards.Select(async shard => (await calls.Make(shard.Status)).Sequence));

    private static async Task<(bool Complete, Exception? Failure)> Withdraw(
        MissingIncidents missing, ImportCounts counts, IncidentFile file, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        try
        {
            await missing.Run(counts.Rejected, scopes => progress?.Report(new ImportProgress(counts.Read, file.BytesTotal, file.BytesTotal, scopes)), cancel);
            return (true, null);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return (false, null);
        }
        catch (Exception fault)
        {
            return (false, fault);
        }
    }

    private static void ReadAll(Reading work, ShardFeed[] feeds, CancellationToken stop)
    {
        var (file, request, rejected, counts, delivery, progress) = work;
        long rows = 0;
        try
        {
            foreach (var row in file.Rows())
            {
                stop.ThrowIfCancellationRequested();
                if (row.Incident is { } present) delivery?.Add(present);
                if (row.Incident is not { } incident)
                {
                    counts.Reject(row.Rejected!);
                    rejected.Write(row.Rejected!);
                }
                // A dry run records nothing, so that the ledger could not know the first copy.
                else if (request.DryRun && row.Repeats) counts.Settle([incident], [RecordOutcome.Unchanged]);
                else feeds[LedgerShards.Owner(incident.Id, feeds.Length)].Add(incident, row.Characters, stop);
                if (++rows % RowsPerReport == 0) progress?.Report(new ImportProgress(rows, file.BytesRead, file.BytesTotal));
            }
        }
        finally
        {
            // Also when the file fails half-way: what was read is recorded.
            if (!stop.IsCancellationRequested)
                foreach (var feed in feeds) feed.Flush(stop);
            progress?.Report(new ImportProgress(rows, file.BytesRead, file.BytesTotal));
        }
    }

    /// <summary>What the reading thread works on.</summary>
    private sealed record Reading(IncidentFile File, ImportRequest Request, RejectedFile Rejected, ImportCounts Counts, DeliveryContent? Delivery, IProgress<ImportProgress>? Progress);
}
