using Microsoft.Data.Sqlite;

namespace Reporting.Tests;

/// <summary>Damages what a closed store keeps under a name.</summary>
internal static class StoredBytesOf
{
    /// <summary>Flips one bit near the end of what is kept under a name.</summary>
    public static void Flip(string folder, string name)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "reporting.db"), Pooling = false }.ToString());
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT body FROM kept WHERE name = $name";
        read.Parameters.AddWithValue("$name", name);
        var body = (byte[])read.ExecuteScalar()!;
        body[^8] ^= 0x10;
        using var write = connection.CreateCommand();
        write.CommandText = "UPDATE kept SET body = $body WHERE name = $name";
        write.Parameters.AddWithValue("$body", body);
        write.Parameters.AddWithValue("$name", name);
        Assert.Equal(1, write.ExecuteNonQuery());
    }
}
