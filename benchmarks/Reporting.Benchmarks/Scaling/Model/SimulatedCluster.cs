namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>Silos, their shards and tallies, and one database.</summary>
internal sealed class SimulatedCluster
{
    /// <summary>Rows of a batch (ShardFeed).</summary>
    public const int Batch = Import.ShardFeed.MostIncidents;

    private readonly Clock _clock;
    private readonly Plan _plan;

    public SimulatedCluster(Clock clock, Plan plan)
    {
        (_clock, _plan) = (clock, plan);
        Silos = [.. Enumerable.Range(0, plan.Silos).Select(_ => new Cores(plan.Cores))];
        Database = new Database(clock, plan.DatabaseCores);
        Tallies = new Tallies(plan);
        Shards = [.. Enumerable.Range(0, plan.Shards).Select(shard => new Shard(clock, plan, this, shard % plan.Silos))];
        clock.At(0, Second);
    }

    public IReadOnlyList<Cores> Silos { get; }

    public Database Database { get; }

    public Tallies Tallies { get; }

    public Network Network { get; } = new();

    public IReadOnlyList<Shard> Shards { get; }

    // What comes evenly: an idle silo's own work, and snapshots, each in its turn.
    private void Second()
    {
        for (var silo = 0; silo < _plan.Silos; silo++) Silos[silo].Do(_clock.Now, Costs.Idle);
        for (var tally = 0; tally < Tallies.Count; tally++)
        {
            var work = Tallies.KeepWork(tally) / _plan.KeepEvery;
            Silos[Tallies.Home(tally)].Do(_clock.Now, work);
            Tallies.Do(tally, _clock.Now, work);
        }
        // A snapshot is a few rows; its bytes are what counts.
        for (var silo = 0; silo < _plan.Silos; silo++) Database.Write(_plan.Incidents * Costs.Cells * Costs.KeptCellSize / _plan.KeepEvery / _plan.Silos, () => { });
        _clock.At(_clock.Now + 1, Second);
    }
}
