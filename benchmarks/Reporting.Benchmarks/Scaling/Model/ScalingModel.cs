using System.Globalization;

namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>What clusters of any size would do with 500 million incidents, GDELT's size, by simulation; and whether the simulation gives what was measured of small ones.</summary>
internal static class ScalingModel
{
    private const double Incidents = 500e6;
    private static readonly int[] Sizes = [1, 2, 4, 10, 50], ShardCounts = [16, 64, 200];

    public static void Run()
    {
        var world = World.Generated();
        Check(world);
        Say($"{Incidents / 1e6:N0} million incidents, {world.Name}: {world.Groups.Length} groups, the largest in {world.Groups[0]:P0} of them, and {world.Places.Length} places, the largest with {world.Places[0]:P0}. Half of them are there. A core as measured; PostgreSQL on {new Plan { Silos = 1, Shards = 1, Clients = 1, World = world, Incidents = 0 }.DatabaseCores} of them; two importing clients a silo.");
        Say($"");
        Clusters(Sizes.SelectMany(silos => ShardCounts.Select(shards => (silos, shards))).Select(size => Plan(world, size.silos, size.shards)));
        Say($"What else would move a wall, 50 silos and 200 shards:");
        Say($"");
        var wide = World.Wide(500, 3_500);
        Clusters(
        [
            Plan(world, 50, 200) with { Clients = 1 }, Plan(world, 50, 200) with { Cores = 1 }, Plan(world, 50, 200) with { DatabaseCores = 2 }, Plan(world, 50, 200) with { DatabaseCores = 32 },
            Plan(wide, 50, 200), Plan(wide, 50, 64), Plan(wide, 10, 64), Plan(wide, 10, 200),
        ]);
    }

    private static Plan Plan(World world, int silos, int shards) => new() { Silos = silos, Shards = shards, Clients = 2 * silos, World = world, Incidents = Incidents / 2 };

    private static void Check(World world)
    {
        Say($"Measured ({Measured.Source}) and simulated at the same rate:");
        Say($"");
        Say($"| silos | processor of all silos, ms each 1,000 rows | busiest silo, to the mean | PostgreSQL, ms | rows written | messages | kB between silos |");
        Say($"| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in Measured.Sizes)
        {
            var simulated = Simulation.Of(new Plan
            {
                Silos = size.Silos, Shards = Measured.Shards, Clients = 1, Reading = size.Rate, World = world, Incidents = Measured.Incidents, KeepEvery = Measured.KeepEvery, DatabaseCores = 2,
                Seconds = 60,
            });
            Say($"| {size.Silos} | {size.Processor:F2}, {simulated.Processor:F2} | {size.Spread:F2}, {simulated.Spread:F2} | {size.Database:F2}, {simulated.DatabaseProcessor:F2} | {size.Rows:F2}, {simulated.Rows:F2} | {size.Messages:F1}, {simulated.Messages:F1} | {size.Bytes / 1e3:F0}, {simulated.Bytes / 1e3:F0} |");
        }
        Say($"");
    }

    private static void Clusters(IEnumerable<Plan> plans)
    {
        Say($"| silos (cores) | shards | clients | PostgreSQL's cores | tallies | rows a second | minutes to import | busiest silo | PostgreSQL's cores, busy | its disk | largest group's tally | largest place's | first wall | the next, at rows a second | GB a silo | s to start, to record |");
        Say($"| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | ---: | ---: |");
        foreach (var plan in plans)
        {
            var done = Simulation.Of(plan);
            var walls = Walls(done);
            var (start, record) = Start(plan);
            Say($"| {plan.Silos} ({plan.Cores}) | {plan.Shards} | {plan.Clients} | {plan.DatabaseCores} | {plan.World.Shares.Length:N0} | {done.Rate:N0} | {Incidents / done.Rate / 60:F0} | {done.Silo:P0} | {done.Database:P0} | {done.Disk:P0} | {done.Group:P0} | {done.Place:P0} | {walls[0].Name} | {walls[1].Name}, {done.Rate / walls[1].Busy:N0} | {Memory(plan) / 1e9:F1} | {start:F0}, {record:F0} |");
        }
        Say($"");
    }

    // The busiest first; a client's core is none of the cluster's, and a wall all the same.
    private static List<(string Name, double Busy)> Walls(Simulation done) => [.. new (string Name, double Busy)[]
    {
        ("silos' cores", done.Silo), ("PostgreSQL's cores", done.Database), ("PostgreSQL's disk", done.Disk), ("the largest group's tally", done.Group), ("the largest place's tally", done.Place),
        ("clients", done.Rate / done.Plan.Clients / done.Plan.Reading),
    }.OrderByDescending(wall => wall.Busy)];

    private static double Memory(Plan plan) => Costs.SiloMemory + Incidents * (Costs.StandingSize + Costs.Cells * Costs.CellMemory) / plan.Silos;

    // The silo with most shards starts last.
    private static (double Start, double Record) Start(Plan plan)
    {
        var most = Math.Ceiling(plan.Shards / (double)plan.Silos) * Incidents / plan.Shards;
        var cores = Math.Min(plan.Cores, Math.Ceiling(plan.Shards / (double)plan.Silos));
        return (most * Costs.Start, most * (Costs.Start + Costs.ReadIds / cores));
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
