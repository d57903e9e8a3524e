using Reporting.Hosting;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Tests;

/// <summary>A silo on a folder of its own, gone afterwards.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly bool _keep;

    private Store(EmbeddedSilo silo, bool keep) => (Silo, _keep) = (silo, keep);

    public EmbeddedSilo Silo { get; }

    public IGrainFactory Grains => Silo.Grains;

    public LiveData Data => new(Grains);

    public static async Task<Store> Open(string? folder = null, TimeProvider? time = null) =>
        new(await EmbeddedSilo.Start(folder ?? Directory.CreateTempSubdirectory("reporting-test-").FullName, time ?? TimeProvider.System), keep: folder is not null);

    public async Task<IReadOnlyList<RecordOutcome>> Record(params IEnumerable<Incident> incidents)
    {
        var shards = await Data.Shards();
        var outcomes = new List<RecordOutcome>();
        foreach (var batch in incidents.GroupBy(incident => LedgerShards.Owner(incident.Id, shards.Count)))
            outcomes.AddRange((await shards[batch.Key].Record(new RecordBatch([.. batch], "test"))).Outcomes);
        await Published();
        return outcomes;
    }

    public async Task<RetractOutcome> Retract(IncidentId id)
    {
        var shards = await Data.Shards();
        var outcome = await shards[LedgerShards.Owner(id, shards.Count)].Retract(id, "test", "test");
        await Published();
        return outcome;
    }

    /// <summary>Ends the silo without letting it write anything more: no snapshot, no watermark.</summary>
    public async Task Crash()
    {
        await Silo.Store.DisposeAsync();
        await Silo.DisposeAsync();
    }

    public async Task Published() => await Task.WhenAll((await Data.Shards()).Select(shard => shard.UntilTold()));

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        if (!_keep) Directory.Delete(Silo.Folder, recursive: true);
    }
}
