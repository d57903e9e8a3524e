using System.Diagnostics;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Benchmarks.Live;

/// <summary>Clients that record one new incident after another, each waiting for its acknowledgement.</summary>
/// <param name="grains">Reaches the grains.</param>
/// <param name="incidents">What is recorded, again and again, each time under an id of its own.</param>
/// <param name="dataSet">The data set of the ids, new to the store.</param>
internal sealed class Recorders(IGrainFactory grains, IReadOnlyList<Incident> incidents, string dataSet)
{
    private int _given;

    /// <summary>Records for so long.</summary>
    /// <param name="clients">How many at once.</param>
    /// <param name="rate">How many incidents a second all of them bring together; null for as many as are taken.</param>
    /// <param name="time">How long.</param>
    /// <returns>The milliseconds from each call to its acknowledgement; of one that was held up, since the one before took long for instance, from when it was due.</returns>
    public async Task<List<double>> Run(int clients, int? rate, TimeSpan time)
    {
        var shards = await Shards();
        var start = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => Record(shards, Calls(start, client, clients, rate), start, time))));
        return [.. times.SelectMany(one => one)];
    }

    /// <summary>Returns when every tally has been told of what was recorded.</summary>
    public async Task UntilTold() => await Task.WhenAll((await Shards()).Select(shard => shard.UntilTold()));

    private async Task<ILedgerGrain[]> Shards()
    {
        var store = await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe();
        return [.. Enumerable.Range(0, store.Shards).Select(shard => grains.GetGrain<ILedgerGrain>(shard))];
    }

    // When each call of a client is due; null for at once.
    private static IEnumerable<long?> Calls(long start, int client, int clients, int? rate)
    {
        for (var call = 0L; ; call++) yield return rate is null ? null : start + (call * clients + client) * Stopwatch.Frequency / rate.Value;
    }

    private async Task<List<double>> Record(ILedgerGrain[] shards, IEnumerable<long?> calls, long start, TimeSpan time)
    {
        var times = new List<double>();
        foreach (var due in calls)
        {
            if (Stopwatch.GetElapsedTime(start) >= time) break;
            var called = due is { } at ? await Due.Wait(at) : Stopwatch.GetTimestamp();
            var incident = Next();
            var receipt = await shards[LedgerShards.Owner(incident.Id, shards.Length)].Record(new RecordBatch([incident], "benchmark"));
            times.Add(Stopwatch.GetElapsedTime(called).TotalMilliseconds);
            if (receipt.Outcomes[0] != RecordOutcome.Recorded) throw new InvalidOperationException($"{incident.Id}: {receipt.Outcomes[0]}");
        }
        return times;
    }

    private Incident Next()
    {
        var number = Interlocked.Increment(ref _given);
        return incidents[number % incidents.Count] with { Id = new IncidentId(dataSet, FormattableString.Invariant($"{number}")), Revision = 0 };
    }
}
