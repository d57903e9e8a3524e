using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Import;

/// <summary>Withdraws the incidents that a list names.</summary>
/// <remarks>A bad row stops nothing, and importing the same list again changes nothing. Each instance imports one list.</remarks>
internal sealed class WithdrawalImporter
{
    /// <summary>The most withdrawals in a batch.</summary>
    public const int MostItems = 1_000;

    private readonly IStoreGrain _store;
    private readonly Func<int, ILedgerGrain> _shard;
    private readonly PatientCalls _calls;
    private readonly long[] _outcomes = new long[(int)RetractOutcome.Changed + 1];
    private readonly SortedDictionary<RejectReason, long> _rejected = [];
    private readonly List<RejectedRow> _firstRejected = [];
    private readonly SortedDictionary<long, IncidentId> _neverRecorded = [];

    /// <summary>Withdraws from the store behind these grains.</summary>
    public WithdrawalImporter(IGrainFactory grains)
        : this(grains.GetGrain<IStoreGrain>(IStoreGrain.Key), shard => grains.GetGrain<ILedgerGrain>(shard), TimeSpan.FromMilliseconds(200))
    {
    }

    internal WithdrawalImporter(IStoreGrain store, Func<int, ILedgerGrain> shard, TimeSpan firstPause) => (_store, _shard, _calls) = (store, shard, new PatientCalls(firstPause));

    /// <summary>Imports a list; when this returns, what was withdrawn is durable and tallies show it.</summary>
    /// <exception cref="Errors.ReportingException">The file cannot be imported at all; nothing was withdrawn.</exception>
    /// <exception cref="WithdrawalStoppedException">The file or the store failed half-way; it holds the summary so far.</exception>
    public async Task<WithdrawalSummary> Import(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var file = WithdrawalFile.Open(request.Path);
        using var rejected = new RejectedFile(request.DryRun ? null : request.RejectedFolder, file.Name);
        var shards = Enumerable.Range(0, (await _store.Describe()).Shards).Select(_shard).ToList();
        var (complete, failure) = (false, (Exception?)null);
        try
        {
            complete = await Run(file, request, rejected, shards, progress, cancel);
            if (!request.DryRun) await Task.WhenAll(shards.Select(shard => _calls.Make(() => shard.UntilTold())));
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
        var summary = Summary(request, cancelled: !complete && failure is null, kept);
        return failure is null ? summary : throw new WithdrawalStoppedException(request.Path, summary, failure);
    }

    // Returns whether every row was brought to its end; if not, it was cancelled.
    private async Task<bool> Run(
        WithdrawalFile file, ImportRequest request, RejectedFile rejected, List<ILedgerGrain> shards, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var waiting = shards.Select(_ => new List<(long Row, Retraction Item)>()).ToArray();
        long rows = 0;
        foreach (var row in file.Rows())
        {
            if (cancel.IsCancellationRequested) return false;
            if (row.Retraction is { } retraction)
            {
                var owner = LedgerShards.Owner(retraction.Id, shards.Count);
                waiting[owner].Add((rows, retraction));
                // A dry run withdraws nothing, so that the ledger would not know the first of two rows of one id: it sends all at once.
                if (waiting[owner].Count >= MostItems && !request.DryRun) await Send(owner);
            }
            else
            {
                Reject(row.Rejected!);
                rejected.Write(row.Rejected!);
            }
            if (++rows % Importer.RowsPerReport == 0) progress?.Report(new ImportProgress(rows, file.BytesRead, file.BytesTotal));
        }
        for (var owner = 0; owner < shards.Count; owner++)
        {
            if (cancel.IsCancellationRequested) return false;
            if (waiting[owner].Count > 0) await Send(owner);
        }
        progress?.Report(new ImportProgress(rows, file.BytesRead, file.BytesTotal));
        return true;

        async Task Send(int owner)
        {
            var items = waiting[owner];
            var batch = new RetractBatch([.. items.Select(one => one.Item)], request.WhyRecorded, request.RecordedBy);
            waiting[owner] = [];
            Settle(items, await _calls.Make(() => request.DryRun ? shards[owner].PreviewRetractAll(batch) : shards[owner].RetractAll(batch)));
        }
    }

    private void Reject(RejectedRow row)
    {
        _rejected[row.Reason] = _rejected.GetValueOrDefault(row.Reason) + 1;
        if (_firstRejected.Count < ImportSummary.MostListed) _firstRejected.Add(row with { Raw = RowCheck.Shorten(row.Raw) });
    }

    private void Settle(List<(long Row, Retraction Item)> items, IReadOnlyList<RetractOutcome> outcomes)
    {
        foreach (var ((row, item), outcome) in items.Zip(outcomes))
        {
            _outcomes[(int)outcome]++;
            if (outcome != RetractOutcome.NeverRecorded) continue;
            // Shards answer in their own order; the first are those of the file.
            _neverRecorded[row] = item.Id;
            if (_neverRecorded.Count > WithdrawalSummary.MostListed) _neverRecorded.Remove(_neverRecorded.Keys.Last());
        }
    }

    private WithdrawalSummary Summary(ImportRequest request, bool cancelled, string? kept) => new()
    {
        Path = request.Path,
        DryRun = request.DryRun,
        Cancelled = cancelled,
        Withdrawn = _outcomes[(int)RetractOutcome.Retracted],
        AlreadyWithdrawn = _outcomes[(int)RetractOutcome.AlreadyRetracted],
        NeverRecorded = _outcomes[(int)RetractOutcome.NeverRecorded],
        Stale = _outcomes[(int)RetractOutcome.Stale],
        RejectedByReason = _rejected.ToImmutableSortedDictionary(),
        FirstNeverRecorded = [.. _neverRecorded.Values],
        FirstRejected = [.. _firstRejected],
        RejectedFile = kept,
    };
}
