using Microsoft.Data.Sqlite;

namespace Reporting.Faults.Checks;

/// <summary>The SQLite file of a store that nobody holds, to damage what it keeps.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly SqliteConnection _connection;

    public StoreFile(string store)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = PathOf(store), Pooling = false }.ToString());
        _connection.Open();
    }

    /// <summary>The file's path.</summary>
    public static string PathOf(string store) => Path.Combine(store, "reporting.db");

    /// <summary>What is kept under names that begin so: the row, its grain and its name.</summary>
    public IReadOnlyList<(long Row, string Grain, string Name)> Kept(string beginning)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT rowid, grain, name FROM kept WHERE name LIKE $name || '%' ORDER BY grain, name";
        command.Parameters.AddWithValue("$name", beginning);
        using var reader = command.ExecuteReader();
        var kept = new List<(long, string, string)>();
        while (reader.Read()) kept.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        return kept;
    }

    /// <summary>Changes the bytes of a row.</summary>
    public void Change(long row, Func<byte[], byte[]> change)
    {
        using var read = _connection.CreateCommand();
        read.CommandText = "SELECT body FROM kept WHERE rowid = $row";
        read.Parameters.AddWithValue("$row", row);
        using var write = _connection.CreateCommand();
        write.CommandText = "UPDATE kept SET body = $body WHERE rowid = $row";
        write.Parameters.AddWithValue("$row", row);
        write.Parameters.AddWithValue("$body", change((byte[])read.ExecuteScalar()!));
        write.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
