using Orleans.TestingHost;
using Reporting.Homes;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>Several silos in one process on one store: tallies stay right while silos join and leave.</summary>
public sealed class SeveralSilosTests
{
    private static readonly PlaceKey Afghanistan = PlaceKey.FromNames("Afghanistan");

    [Fact]
    public async Task Record_OnThreeSilos_IsCountedOnce()
    {
        await using var cluster = await Cluster.Start(3);

        await cluster.Record(Incidents(0, 500));

        Assert.Equal(500, await cluster.Incidents());
    }

    [Fact]
    public async Task Record_OnThreeSilos_HasShardsAndTalliesLiveAtTheirHomes()
    {
        await using var cluster = await Cluster.Start(3);
        await cluster.Record(Incidents(0, 100));

        // Sixteen shards; a country, seven provinces and two groups.
        Assert.Equal(16 + 10, (await cluster.Living()).Count);
        Assert.Equal(0, await cluster.AwayFromHome());
    }

    [Fact]
    public async Task Join_OfAThirdSilo_HasShardsAndTalliesMoveToTheirHomes()
    {
        await using var cluster = await Cluster.Start(2);
        await cluster.Record(Incidents(0, 100));
        var third = (await cluster.Silos.StartAdditionalSiloAsync()).SiloAddress;

        // What has left comes to life at its home when it is asked.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await cluster.AwayFromHome() > 0 || !(await cluster.Living()).Exists(grain => grain.SiloAddress.Equals(third)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
            await cluster.Data.AsOf();
            await cluster.Incidents();
        }

        Assert.Equal(100, await cluster.Incidents());
    }

    [Fact]
    public async Task Record_WhileASiloLeavesAndAnotherJoins_LosesAndDoublesNothing()
    {
        await using var cluster = await Cluster.Start(3);
        await cluster.Record(Incidents(0, 300));

        var recording = cluster.Record(Incidents(300, 900));
        await cluster.Silos.StopSiloAsync(cluster.Silos.Silos[1]);
        await cluster.Silos.StartAdditionalSiloAsync();
        await recording;

        Assert.Equal(900, await cluster.Incidents());
        Assert.Equal(900, (await cluster.Data.AsOf()).Incidents);
    }

    [Fact]
    public async Task Ask_AfterASiloWasKilled_EqualsTheLedger()
    {
        await using var cluster = await Cluster.Start(2);
        await cluster.Record(Incidents(0, 400));

        await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[1]);
        await cluster.Record(Incidents(200, 600));

        Assert.Equal(600, await cluster.Incidents());
    }

    private static IEnumerable<Incident> Incidents(int from, int to) => Enumerable.Range(from, to - from).Select(i =>
        Some.Incident($"test:{i}", day: $"2012-0{1 + i % 9}-{1 + i % 28:00}", place: Some.Place("Afghanistan", $"Province {i % 7}", $"District {i % 3}"), groups: i % 3 == 0 ? ["IMU", "Taliban"] : ["Taliban"]));

    private sealed class Cluster : IAsyncDisposable
    {
        private readonly string _folder;
        private readonly SqliteStore _store;

        private Cluster(string folder, SqliteStore store, InProcessTestCluster silos) => (_folder, _store, Silos) = (folder, store, silos);

        public InProcessTestCluster Silos { get; }

        public LiveData Data => new(Silos.Client);

        public static async Task<Cluster> Start(short silos)
        {
            var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
            var store = SqliteStore.Open(Path.Combine(folder, "reporting.db"));
            var builder = new InProcessTestClusterBuilder(silos);
            builder.ConfigureSilo((_, silo) => silo.AddReporting(store, TimeProvider.System).Configure<TallyOptions>(tallies => tallies.SnapshotEvery = TimeSpan.FromMilliseconds(200)));
            var cluster = builder.Build();
            await cluster.DeployAsync();
            return new Cluster(folder, store, cluster);
        }

        public async Task Record(IEnumerable<Incident> incidents)
        {
            var shards = await Data.Shards();
            foreach (var chunk in incidents.Chunk(50))
            {
                await Task.WhenAll(chunk.GroupBy(incident => LedgerShards.Owner(incident.Id, shards.Count))
                    .Select(batch => UntilTaken(() => shards[batch.Key].Record(new RecordBatch([.. batch], "test")))));
            }
            await Task.WhenAll(shards.Select(shard => UntilTaken(async () => { await shard.UntilTold(); return true; })));
        }

        /// <summary>Shards and tallies in memory, and where.</summary>
        public async Task<List<DetailedGrainStatistic>> Living() =>
            [.. (await Silos.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics()).Where(grain => grain.GrainId.Type.ToString() is "ledger" or "country" or "province" or "group")];

        /// <summary>How many of them live elsewhere than at home.</summary>
        public async Task<int> AwayFromHome()
        {
            SiloAddress[] silos = [.. Silos.Silos.Select(silo => silo.SiloAddress)];
            return (await Living()).Count(grain => !grain.SiloAddress.Equals(grain.GrainId.Type.ToString() == "ledger"
                ? ShardHomes.Of((int)grain.GrainId.GetIntegerKey(), silos) : TallyHomes.Of(grain.GrainId.Key.ToString()!, silos)));
        }

        public async Task<long> Incidents()
        {
            var rows = await UntilTaken(() => Data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [Afghanistan] } }));
            var groups = await UntilTaken(() => Data.Ask(new TallyQuery { Filter = new IncidentFilter { Groups = [Groups.GroupKey.FromName("Taliban")] } }));
            Assert.Equal(rows[0].Tally, groups[0].Tally);
            return rows[0].Tally.Incidents;
        }

        public async ValueTask DisposeAsync()
        {
            await Silos.DisposeAsync();
            await _store.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        // As clients do: a call that fails while a silo leaves has an unknown outcome; every write is idempotent, so it is made again after a pause.
        private static Task<T> UntilTaken<T>(Func<Task<T>> call) => new PatientCalls(TimeSpan.FromMilliseconds(500)).Make(call);
    }
}
