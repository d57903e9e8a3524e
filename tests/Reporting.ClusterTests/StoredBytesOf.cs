using Microsoft.Data.Sqlite;

namespace Reporting.Tests;

/// <summary>Damages what a closed store keeps under a name.</summary>
internal static class StoredBytesOf
{
    /// <summary>Flips one bit near the end of what is kept under a name.</summary>
    public static void Flip(string folder, string name)
    {
        using var connection = Open(folder);
        var body = Read(connection, name);
        body[^8] ^= 0x10;
        Write(connection, name, body);
    }

    /// <summary>What is kept under a name.</summary>
    public static byte[] Read(string folder, string name)
    {
        using var connection = Open(folder);
        return Read(connection, name);
    }

    /// <summary>Puts bytes back under a name, as if what was written after them had not come about.</summary>
    public static void PutBack(string folder, string name, byte[] body)
    {
        using var connection = Open(folder);
        Write(connection, name, body);
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "reporting.db"), Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static byte[] Read(SqliteConnection connection, string name)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT body FROM kept WHERE name = $name";
        read.Parameters.AddWithValue("$name", name);
        return (byte[])read.ExecuteScalar()!;
    }

    private static void Write(SqliteConnection connection, string name, byte[] body)
    {
        using var write = connection.CreateCommand();
        write.CommandText = "UPDATE kept SET body = $body WHERE name = $name";
        write.Parameters.AddWithValue("$body", body);
        write.Parameters.AddWithValue("$name", name);
        Assert.Equal(1, write.ExecuteNonQuery());
    }
}
