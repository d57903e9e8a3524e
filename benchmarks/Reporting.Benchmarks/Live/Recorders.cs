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
    /// <returns>The milliseconds from each call to its acknowledgement.</returns>
    public async Task<List<double>> Run(int clients, TimeSpan time)
    {
        var shards = (await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe()).Shards;
        var start = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => Record(shards, start, time))));
        return [.. times.SelectMany(one => one)];
    }

    /// <summary>Returns when every tally has been told of what was recorded.</summary>
    public async Task WhenPublished()
    {
        var store = await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe();
        await Task.WhenAll(Enumerable.Range(0, store.Shards).Select(shard => grains.GetGrain<ILedgerGrain>(shard).WhenPublished()));
    }

    private async Task<List<double>> Record(int shards, long start, TimeSpan time)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var incident = Next();
            var called = Stopwatch.GetTimestamp();
            var receipt = await grains.GetGrain<ILedgerGrain>(LedgerShards.Owner(incident.Id, shards)).Record(new RecordBatch([incident], "benchmark"));
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
