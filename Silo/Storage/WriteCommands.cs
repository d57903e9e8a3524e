using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Reporting.Storage;

/// <summary>The commands of the writer thread, prepared once.</summary>
internal sealed class WriteCommands : IDisposable
{
    private readonly SqliteCommand _begin, _commit, _guard, _insert, _update, _delete;

    public WriteCommands(SqliteConnection connection)
    {
        _begin = Command(connection, "BEGIN IMMEDIATE");
        _commit = Command(connection, "COMMIT");
        _guard = Command(connection, "SELECT 1 FROM kept WHERE grain = $grain AND name = $name AND version = $expected", "$grain", "$name", "$expected");
        _insert = Command(connection, "INSERT INTO kept (grain, name, version, body) VALUES ($grain, $name, 1, $body) ON CONFLICT DO NOTHING", "$grain", "$name", "$body");
        _update = Command(connection, "UPDATE kept SET version = version + 1, body = $body WHERE grain = $grain AND name = $name AND version = $expected", "$grain", "$name", "$body", "$expected");
        _delete = Command(connection, "DELETE FROM kept WHERE grain = $grain AND name = $name AND version = $expected", "$grain", "$name", "$expected");
    }

    /// <summary>Begins a transaction.</summary>
    public void Begin() => _begin.ExecuteNonQuery();

    /// <summary>Makes everything since <see cref="Begin"/> durable.</summary>
    public void Commit() => _commit.ExecuteNonQuery();

    /// <summary>Does one write.</summary>
    /// <returns>The version now kept, 0 when cleared; null when nothing was written.</returns>
    public long? Apply(PendingWrite write)
    {
        if (write.Guard is { } guard && !Stands(write.Grain, guard)) return null;
        var command = write.Body is null ? _delete : write.Expected == 0 ? _insert : _update;
        command.Parameters["$grain"].Value = write.Grain;
        command.Parameters["$name"].Value = write.Name;
        if (write.Body is { } body) command.Parameters["$body"].Value = Whole(body);
        if (command != _insert) command.Parameters["$expected"].Value = write.Expected;
        return command.ExecuteNonQuery() == 1 ? write.Body is null ? 0 : write.Expected + 1 : null;
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_begin, _commit, _guard, _insert, _update, _delete]) command.Dispose();
    }

    private bool Stands(string grain, WriteGuard guard)
    {
        _guard.Parameters["$grain"].Value = grain;
        _guard.Parameters["$name"].Value = guard.Name;
        _guard.Parameters["$expected"].Value = guard.Version;
        return _guard.ExecuteScalar() is not null;
    }

    private static byte[] Whole(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var part) && part.Array is { } array && part.Count == array.Length ? array : body.ToArray();

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
