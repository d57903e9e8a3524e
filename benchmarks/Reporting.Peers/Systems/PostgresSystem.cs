using System.Diagnostics;
using Npgsql;
using Reporting.Peers.Data;
using Reporting.Tests;

namespace Reporting.Peers.Systems;

/// <summary>PostgreSQL over loopback, with a primary key and three indexes, in its default configuration: every commit is flushed.</summary>
internal sealed class PostgresSystem(PostgresServer server, TrialFile file) : ISystem
{
    public string Name => $"PostgreSQL {server.Version}";

    public TrialFile Loads => file;

    public async Task<RoundTimes> Run(int round, string answers, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancel);
        await Execute(connection, "drop table if exists incidents", cancel);
        await Execute(connection, "checkpoint", cancel);
        var start = Stopwatch.GetTimestamp();
        await Execute(connection, FlatRows.Table("primary key"), cancel);
        foreach (var index in FlatRows.Indexes) await Execute(connection, index, cancel);
        await Execute(connection, $"copy incidents from '{Loads.Path}' (format csv, header)", cancel);
        var load = Stopwatch.GetElapsedTime(start).TotalSeconds;
        // What autovacuum would do a minute later, so that questions find it done; its time does not count.
        await Execute(connection, "vacuum analyze incidents", cancel);
        using var questions = new SqlQuestions(connection);
        var asked = await QuestionRun.Ask(questions.Ask, answers, cancel);
        await using var size = new NpgsqlCommand("select pg_total_relation_size('incidents')", connection);
        return new RoundTimes { Load = load, Asked = asked, Bytes = (long)(await size.ExecuteScalarAsync(cancel))! };
    }

    private static async Task Execute(NpgsqlConnection connection, string text, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
