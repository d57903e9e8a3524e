using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using Reporting.Benchmarks.Processes;
using Reporting.Benchmarks.Remote;
using Reporting.Connection;

namespace Reporting.Benchmarks.Scaling;

/// <summary>What one import cost a cluster of some silos.</summary>
/// <param name="Silos">How many.</param>
/// <param name="Taken">What the importing client says.</param>
/// <param name="Spent">What silos and database spent, from before the import until nothing more came of it.</param>
/// <param name="Idle">What they spent before, while nobody asked anything.</param>
/// <param name="PeakMemory">The most memory that any silo took, in bytes.</param>
internal sealed record SizeRun(int Silos, ImportTaken Taken, ClusterCounts Spent, ClusterCounts Idle, long PeakMemory)
{
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(20);

    /// <summary>What was spent on the import alone.</summary>
    public ClusterCounts Net => Spent.Without(Idle);

    /// <summary>Something of which there was so much, for each 1,000 rows of the file.</summary>
    public double Each(double much) => much * 1_000 / Taken.Rows;

    /// <summary>Measures one size: a new server, new silos, a warm-up, a rest, and the file.</summary>
    public static async Task<SizeRun> Measure(int silos, string warmUp, ScalingOptions options)
    {
        await using var server = await DatabaseServer.Start();
        await using var cluster = await SiloCluster.Start(silos, server.Address, options);
        await using var database = NpgsqlDataSource.Create(server.Address + ";Maximum Pool Size=1");
        await using var connection = await ClusterConnection.Open(cluster.Address, TimeProvider.System, LogLevel.None, CancellationToken.None);
        using var meter = new ClusterMeter(cluster, server, database, connection.Grains);
        Say($"{silos} silos: warm-up");
        await Import(warmUp, cluster);
        await Quiet.Wait(connection.Grains, meter);
        var rest = await meter.Now();
        await Task.Delay(IdleFor);
        await Execute(database, "CHECKPOINT");
        var begin = await meter.Now();
        Say($"{silos} silos: import");
        var taken = await Import(options.File, cluster);
        await Quiet.Wait(connection.Grains, meter);
        var run = new SizeRun(silos, taken, (await meter.Now()).Since(begin), begin.Since(rest), cluster.Silos.Max(silo => silo.PeakMemory));
        foreach (var (line, processor) in (await meter.Residents()).Zip(run.Net.Silos)) Say(FormattableString.Invariant($"  {line}; first to last by port, processor in the order of starting {processor:F2} s"));
        if (options.WithAudit) await DotnetProgram.Run(DotnetProgram.Client, "audit", "--cluster", cluster.Address.ToString());
        return run;
    }

    private static async Task<ImportTaken> Import(string file, SiloCluster cluster)
    {
        var (said, _) = await DotnetProgram.Run(DotnetProgram.Benchmarks, ImportChild.Name, file, cluster.Address.ToString());
        return JsonSerializer.Deserialize<ImportTaken>(said)!;
    }

    private static async Task Execute(NpgsqlDataSource database, string text)
    {
        await using var command = database.CreateCommand(text);
        await command.ExecuteNonQueryAsync();
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}
