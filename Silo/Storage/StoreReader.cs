using Microsoft.Data.Sqlite;
using Reporting.Errors;

namespace Reporting.Storage;

/// <summary>Reads what is kept, by one statement that is prepared once: a start reads thousands of pages.</summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed class StoreReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _grain, _name;
    private readonly string _file;

    /// <summary>Reads by a connection, which is disposed of with it.</summary>
    public StoreReader(SqliteConnection connection, string file)
    {
        (_connection, _file, _command) = (connection, file, connection.CreateCommand());
        // The index finds the row, and the row itself says whose it is: a damaged index must not give one grain what another keeps.
        _command.CommandText = "SELECT version, body, grain IS $grain AND name IS $name FROM kept WHERE rowid = (SELECT rowid FROM kept WHERE grain = $grain AND name = $name)";
        (_grain, _name) = (_command.Parameters.Add("$grain", SqliteType.Text), _command.Parameters.Add("$name", SqliteType.Text));
    }

    /// <summary>Reads what is kept under a grain and a name; null when nothing is.</summary>
    public StoredRow? Read(string grain, string name)
    {
        (_grain.Value, _name.Value) = (grain, name);
        using var reader = _command.ExecuteReader();
        if (!reader.Read()) return null;
        CheckOwner(reader, grain, name);
        return new StoredRow(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }

    /// <summary>Looks at what is kept under a grain and a name, where it lies.</summary>
    public T Look<T>(string grain, string name, Func<ReadOnlySpan<byte>, T> look)
    {
        (_grain.Value, _name.Value) = (grain, name);
        using var reader = _command.ExecuteReader();
        if (!reader.Read()) return look([]);
        CheckOwner(reader, grain, name);
        return SQLitePCL.raw.sqlite3_column_blob(reader.Handle, 1) is { IsEmpty: false } body ? look(body) : throw new StoreDamagedException(_file, $"the row of '{name}' of {grain} is empty");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }

    private void CheckOwner(SqliteDataReader reader, string grain, string name)
    {
        if (reader.GetInt64(2) == 0) throw new StoreDamagedException(_file, $"the row of '{name}' of {grain} says that it is another's");
    }
}
