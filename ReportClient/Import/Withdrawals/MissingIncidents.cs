using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;

namespace Reporting.Import;

/// <summary>Withdraws what stood in the scope of a delivery before its import began and what the delivery no longer has.</summary>
/// <remarks>
/// Looks twice: first it only counts, so that a cut file withdraws nothing; then it withdraws page by page. Each withdrawal names the entry
/// that has to stand, so that what anybody records meanwhile is left alone. Done again it goes on where it stopped. Used once.
/// </remarks>
internal sealed class MissingIncidents(IReadOnlyList<ILedgerGrain> shards, IReadOnlyList<long> begun, DeliveryContent delivery, ImportRequest request, PatientCalls calls)
{
    /// <summary>Up to so many may be withdrawn, whatever share of the scope they are.</summary>
    public const int FewEnough = 20;

    /// <summary>The most withdrawals in a batch.</summary>
    public const int MostItems = 1_000;

    private readonly Lock _lock = new();
    private readonly SortedSet<IncidentId> _first = [];
    private ImmutableArray<MissingScope> _scopes = [];
    private MissingRefusal _refusal = MissingRefusal.NotComplete;
    private long _stood;
    private long _missing;
    private long _withdrawn;
    private long _changed;

    /// <summary>What was done so far.</summary>
    public MissingSummary Summary
    {
        get
        {
            lock (_lock)
            {
                return new MissingSummary { Scopes = _scopes, Stood = _stood, Missing = _missing, Withdrawn = _withdrawn, Changed = _changed, First = [.. _first], Refusal = _refusal };
            }
        }
    }

    /// <summary>Counts, and withdraws unless something stands against it.</summary>
    /// <param name="rejected">How many rows were rejected.</param>
    /// <param name="announce">Is told the scope before anything is withdrawn.</param>
    /// <param name="cancel">Stops between two batches.</param>
    public async Task Run(long rejected, Action<ImmutableArray<MissingScope>> announce, CancellationToken cancel)
    {
        var wanted = request.Missing!;
        delivery.Close();
        _scopes = rejected > 0 ? [] : delivery.Scopes(wanted);
        _refusal = rejected > 0 ? MissingRefusal.RowsRejected : _scopes.IsEmpty ? MissingRefusal.EmptyScope : MissingRefusal.None;
        if (_refusal != MissingRefusal.None) return;
        announce(_scopes);
        await Task.WhenAll(Enumerable.Range(0, shards.Count).Select(shard => Count(shard, cancel)));
        if (!wanted.Most && _missing > FewEnough && _missing * 2 > _stood) _refusal = MissingRefusal.MostMissing;
        if (_refusal != MissingRefusal.None || request.DryRun) return;
        await Task.WhenAll(Enumerable.Range(0, shards.Count).Select(shard => Withdraw(shard, cancel)));
        await Task.WhenAll(shards.Select(shard => calls.Make(() => shard.UntilTold())));
    }

    private async Task Count(int shard, CancellationToken cancel)
    {
        await foreach (var one in InScope(shard, cancel))
        {
            lock (_lock)
            {
                if (StoodBefore(one, shard)) _stood++;
                if (!IsMissing(one, shard)) continue;
                _missing++;
                _first.Add(one.Id);
                if (_first.Count > MissingSummary.MostListed) _first.Remove(_first.Max);
            }
        }
    }

    private async Task Withdraw(int shard, CancellationToken cancel)
    {
        var items = new List<Retraction>();
        await foreach (var one in InScope(shard, cancel))
        {
            if (!IsMissing(one, shard)) continue;
            items.Add(new Retraction(one.Id, ExpectedSequence: one.Sequence));
            if (items.Count < MostItems) continue;
            await Send(shard, items);
            items = [];
        }
        if (items.Count > 0) await Send(shard, items);
    }

    private async Task Send(int shard, List<Retraction> items)
    {
        var outcomes = await calls.Make(() => shards[shard].RetractAll(new RetractBatch(items, request.WhyMissing, request.RecordedBy)));
        lock (_lock)
        {
            foreach (var outcome in outcomes)
            {
                if (outcome is RetractOutcome.Retracted or RetractOutcome.AlreadyRetracted) _withdrawn++;
                else _changed++;
            }
        }
    }

    private async IAsyncEnumerable<StandingIncident> InScope(int shard, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var scope in _scopes)
        {
            var query = new StandingQuery { DataSet = scope.DataSet, Countries = [.. scope.Countries.Select(country => PlaceKey.FromNames(country))], Period = scope.Period };
            for (var more = true; more;)
            {
                cancel.ThrowIfCancellationRequested();
                var asked = query;
                var page = await calls.Make(() => shards[shard].Standing(asked));
                foreach (var one in page.Incidents) yield return one;
                query = query with { After = page.Next };
                more = page.Next > 0;
            }
        }
    }

    private bool IsMissing(StandingIncident one, int shard) => one.Sequence <= begun[shard] && !delivery.Holds(one.Id);

    // What the delivery itself revised stood before; what it brought new did not, or a file of other ids would seem to be half there.
    private bool StoodBefore(StandingIncident one, int shard) => one.Sequence <= begun[shard] || one.Replaces > 0 && one.Replaces <= begun[shard];
}
