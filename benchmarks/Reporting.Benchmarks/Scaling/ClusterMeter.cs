using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Reporting.Benchmarks.Scaling;

/// <summary>Reads what a cluster has spent, from outside: from the system, the database and what silos tell of themselves.</summary>
internal sealed class ClusterMeter(SiloCluster cluster, DatabaseServer server, NpgsqlDataSource database, IGrainFactory grains) : IDisposable
{
    private readonly List<MessageMeter> _messages = [.. cluster.Silos.Select(silo => new MessageMeter(silo.Id))];

    private const string RowCounts = "SELECT n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables WHERE relname = 'kept'";
    private const string Counts =
        $"SELECT ({RowCounts}), (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()), (pg_current_wal_insert_lsn() - '0/0')::bigint";

    /// <summary>What it has spent so far.</summary>
    public async Task<ClusterCounts> Now()
    {
        await using var command = database.CreateCommand(Counts);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new ClusterCounts(
            Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency, [.. cluster.Silos.Select(silo => silo.Processor.TotalSeconds)], server.Processor, _messages.Sum(silo => silo.Messages),
            await SocketBytes.Between(cluster.SiloPorts), reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>Rows that were written so far where grains keep what they keep.</summary>
    public async Task<long> Rows()
    {
        await using var command = database.CreateCommand(RowCounts);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What lives in each silo, one line a silo.</summary>
    public async Task<List<string>> Residents()
    {
        var counts = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        return [.. counts.GroupBy(count => count.SiloAddress).OrderBy(silo => silo.Key).Select(silo => silo.Key + ": " + string.Join(", ", silo
            .Where(count => !count.GrainType.Contains("Orleans", StringComparison.Ordinal)).OrderBy(count => count.GrainType, StringComparer.Ordinal)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.ActivationCount} {count.GrainType.Split('.', ',').First(part => part.EndsWith("Grain", StringComparison.Ordinal))}"))))];
    }

    public void Dispose()
    {
        foreach (var silo in _messages) silo.Dispose();
    }
}
