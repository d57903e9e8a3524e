namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>What a simulated cluster does, once its queues have filled.</summary>
/// <param name="Plan">The cluster.</param>
/// <param name="Rate">Rows a second, durable.</param>
/// <param name="Processor">Milliseconds of all silos each 1,000 rows, without what they spend when idle.</param>
/// <param name="Silo">How busy the cores of the silo are that works most, 0 to 1.</param>
/// <param name="Spread">The silo that works most, to the mean.</param>
/// <param name="Database">How busy PostgreSQL's cores are.</param>
/// <param name="Disk">How busy its disk is.</param>
/// <param name="DatabaseProcessor">Milliseconds of PostgreSQL each 1,000 rows.</param>
/// <param name="Rows">Rows written to it each 1,000.</param>
/// <param name="Messages">Messages that silos send each 1,000 rows.</param>
/// <param name="Bytes">Bytes between silos each 1,000 rows.</param>
/// <param name="Group">How busy the tally of the largest group is; it takes one change at a time.</param>
/// <param name="Place">The same of the largest place.</param>
internal sealed record Simulation(
    Plan Plan, double Rate, double Processor, double Silo, double Spread, double Database, double Disk, double DatabaseProcessor, double Rows, double Messages, double Bytes, double Group, double Place)
{
    /// <summary>Simulates a plan; the same for the same plan.</summary>
    public static Simulation Of(Plan plan)
    {
        var clock = new Clock();
        var cluster = new SimulatedCluster(clock, plan);
        var clients = Enumerable.Range(0, plan.Clients).Select(number => new SimulatedClient(clock, plan, cluster, number)).ToList();
        clock.Run(plan.WarmUp);
        var before = Counts();
        clock.Run(plan.WarmUp + plan.Seconds);
        var after = Counts();
        var rows = after.Acknowledged - before.Acknowledged;
        var silos = Between(after.Silos, before.Silos);
        var net = silos.ConvertAll(silo => silo - Costs.Idle * plan.Seconds);
        var tallies = Between(after.Tallies, before.Tallies);
        double Each(double much) => much * 1_000 / rows;
        return new Simulation(
            plan, rows / plan.Seconds, Each(net.Sum()) * 1e3, silos.Max() / plan.Cores / plan.Seconds, net.Max() / net.Average(),
            (after.Database - before.Database) / plan.DatabaseCores / plan.Seconds, (after.Flushed - before.Flushed) / plan.Seconds, Each(after.Database - before.Database) * 1e3,
            Each(after.Rows - before.Rows), Each(after.Messages - before.Messages), Each(after.Bytes - before.Bytes),
            tallies.Take(plan.World.Groups.Length).Max() / plan.Seconds, tallies.Skip(plan.World.Groups.Length).Max() / plan.Seconds);

        (double Acknowledged, List<double> Silos, List<double> Tallies, double Database, double Flushed, double Rows, double Messages, double Bytes) Counts() => (
            clients.Sum(client => client.Acknowledged), [.. cluster.Silos.Select(silo => silo.Worked(clock.Now))], cluster.Tallies.Worked(clock.Now), cluster.Database.Cores.Worked(clock.Now),
            cluster.Database.Flushed, cluster.Database.Rows, cluster.Network.Messages, cluster.Network.Bytes);

        static List<double> Between(List<double> now, List<double> then) => [.. now.Zip(then, (later, sooner) => later - sooner)];
    }
}
