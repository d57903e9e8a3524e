using Npgsql;
using NpgsqlTypes;

namespace Reporting.Storage.Postgres;

/// <summary>The statements on the table <c>kept</c>.</summary>
internal static class KeptTable
{
    private const string ReadOne = "SELECT version, body FROM kept WHERE grain = $1 AND name = $2";
    private const string ReadSome = "SELECT name, body FROM kept WHERE grain = $1 AND name = ANY($2)";
    private const string Insert = "INSERT INTO kept (grain, name, version, body) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING";
    private const string Update = "UPDATE kept SET version = version + 1, body = $3 WHERE grain = $1 AND name = $2 AND version = $4";
    private const string Delete = "DELETE FROM kept WHERE grain = $1 AND name = $2 AND version = $3";

    // Locked until the write is durable: another who wants to change the guard waits, and who has changed it is waited for and then seen.
    private const string InsertGuarded =
        "WITH guard AS (SELECT FROM kept WHERE grain = $1 AND name = $4 AND version = $5 FOR SHARE) INSERT INTO kept (grain, name, version, body) SELECT $1, $2, 1, $3 FROM guard ON CONFLICT DO NOTHING";
    private const string UpdateGuarded =
        "WITH guard AS (SELECT FROM kept WHERE grain = $1 AND name = $5 AND version = $6 FOR SHARE) UPDATE kept SET version = version + 1, body = $3 FROM guard WHERE grain = $1 AND name = $2 AND version = $4";
    private const string DeleteGuarded =
        "WITH guard AS (SELECT FROM kept WHERE grain = $1 AND name = $4 AND version = $5 FOR SHARE) DELETE FROM kept USING guard WHERE grain = $1 AND name = $2 AND version = $3";

    /// <summary>Reads what is kept under a grain and a name; null when nothing is.</summary>
    public static async Task<StoredRow?> Read(NpgsqlConnection connection, string grain, string name)
    {
        await using var command = new NpgsqlCommand(ReadOne, connection) { Parameters = { Text(grain), Text(name) } };
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        return await reader.ReadAsync().ConfigureAwait(false) ? new StoredRow(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>Reads what is kept under a grain and names; names under which nothing is are left out.</summary>
    public static async Task<Dictionary<string, byte[]>> Read(NpgsqlConnection connection, string grain, IReadOnlyList<string> names)
    {
        await using var command = new NpgsqlCommand(ReadSome, connection) { Parameters = { Text(grain), new NpgsqlParameter<string[]> { TypedValue = [.. names] } } };
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var bodies = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync().ConfigureAwait(false)) bodies.Add(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        return bodies;
    }

    /// <summary>Does writes in one transaction.</summary>
    /// <returns>Of each the version now kept, 0 when cleared; null when nothing was written.</returns>
    public static async Task<long?[]> Write(NpgsqlConnection connection, IReadOnlyList<PendingWrite> writes)
    {
        // Without a transaction of its own, what is sent together is one.
        await using var batch = new NpgsqlBatch(connection);
        foreach (var write in writes) batch.BatchCommands.Add(Command(write));
        await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
        var results = new long?[writes.Count];
        for (var i = 0; i < results.Length; i++)
        {
            if (batch.BatchCommands[i].RecordsAffected == 1) results[i] = writes[i].Body is null ? 0 : writes[i].Expected + 1;
        }
        return results;
    }

    private static NpgsqlBatchCommand Command(PendingWrite write)
    {
        var guarded = write.Guard is not null;
        var command = new NpgsqlBatchCommand(
            write.Body is null ? guarded ? DeleteGuarded : Delete
            : write.Expected == 0 ? guarded ? InsertGuarded : Insert
            : guarded ? UpdateGuarded : Update)
        {
            Parameters = { Text(write.Grain), Text(write.Name) },
        };
        if (write.Body is { } body) command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = body, NpgsqlDbType = NpgsqlDbType.Bytea });
        if (write.Body is null || write.Expected != 0) command.Parameters.Add(Number(write.Expected));
        if (write.Guard is { } guard)
        {
            command.Parameters.Add(Text(guard.Name));
            command.Parameters.Add(Number(guard.Version));
        }
        return command;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };
}
