using System.Globalization;
using Npgsql;
using Reporting.Errors;
using Reporting.Ledger;

namespace Reporting.Storage.Postgres;

/// <summary>The tables of a store: made, and brought up to this version, by whoever comes first.</summary>
/// <remarks>
/// Table <c>store</c> has one row: the version of the tables, and the format of what grains keep in them (<see cref="StoreDescription.CurrentFormat"/>). A step takes
/// place as a whole, under a lock that others who open the store wait for. A step that was ever released is never changed: what is to be otherwise is a new one.
/// </remarks>
internal static class StoreSchema
{
    // Of this database, which others may lock for something else: the letters RPT1.
    private const long Lock = 0x52505431;

    private static readonly IReadOnlyList<IEnumerable<string>> Steps =
    [
        [
            "CREATE TABLE store (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), tables_version integer NOT NULL, format integer NOT NULL)",
            $"INSERT INTO store (tables_version, format) VALUES (0, {StoreDescription.CurrentFormat})",
            """CREATE TABLE kept (grain text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, version bigint NOT NULL, body bytea NOT NULL, PRIMARY KEY (grain, name))""",
            // What grains keep is compressed already.
            "ALTER TABLE kept ALTER COLUMN body SET STORAGE EXTERNAL",
            .. OrleansTables.Tables,
            .. OrleansTables.Queries,
        ],
    ];

    /// <summary>The version of the tables that this program makes.</summary>
    public static int Version => Steps.Count;

    /// <summary>Makes the tables or upgrades them where they are not of this version.</summary>
    /// <exception cref="StoreFormatException">They, or what is kept in them, are of a version that this program does not know.</exception>
    /// <exception cref="StoreUnusableException">The server does not write, or may lose what it has acknowledged.</exception>
    public static async Task Prepare(NpgsqlDataSource source, ServerAddress server, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await CheckSettings(connection, server, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellation);
        // Asked before it is made: making needs a right that is not needed where it is there.
        if (await Ask<bool>(connection, "SELECT to_regnamespace(quote_ident($1)) IS NULL", server.Schema, cancellation)) await Execute(connection, $"CREATE SCHEMA {Quoted(server.Schema)}", cancellation);
        var (version, format) = await Found(connection, server, cancellation);
        if (version > Version) throw new StoreFormatException(server.Name + " (its tables)", version, Version);
        if (format is < StoreDescription.OldestFormat or > StoreDescription.CurrentFormat) throw new StoreFormatException(server.Name, format, StoreDescription.CurrentFormat);
        if (version == Version && format == StoreDescription.CurrentFormat) return;
        foreach (var statement in Steps.Skip(version).SelectMany(step => step)) await Execute(connection, statement, cancellation);
        // Before anything of the current format is written, so that a program that knows only the earlier one refuses it.
        await Execute(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE store SET tables_version = {Version}, format = {StoreDescription.CurrentFormat}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task CheckSettings(NpgsqlConnection connection, ServerAddress server, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_is_in_recovery(), current_setting('synchronous_commit') = 'off'", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (reader.GetBoolean(0)) throw new StoreUnusableException(server.Name, "the server only reads: it follows another.", advice: "Name the primary server in --connection or REPORTING_CONNECTION.");
        if (reader.GetBoolean(1))
        {
            throw new StoreUnusableException(server.Name, "synchronous_commit is off, and the server may lose what it has acknowledged.",
                advice: $"Let the database's owner run: ALTER DATABASE {Quoted(server.Database)} SET synchronous_commit = on;");
        }
    }

    private static async Task<(int Version, int Format)> Found(NpgsqlConnection connection, ServerAddress server, CancellationToken cancellation)
    {
        if (await Ask<bool>(connection, "SELECT to_regclass(quote_ident($1) || '.store') IS NULL", server.Schema, cancellation))
        {
            return await Ask<bool>(connection, "SELECT to_regclass(quote_ident($1) || '.kept') IS NULL", server.Schema, cancellation) ? (0, StoreDescription.CurrentFormat)
                : throw new StoreUnusableException(server.Name, $"schema {Quoted(server.Schema)} belongs to something else.", advice: "Name another schema by Search Path in --connection or REPORTING_CONNECTION.");
        }
        await using var command = new NpgsqlCommand("SELECT tables_version, format FROM store", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) throw new StoreDamagedException(server.Name, "the row that says its version is gone");
        return (reader.GetInt32(0), reader.GetInt32(1));
    }

    private static async Task<T> Ask<T>(NpgsqlConnection connection, string sql, string argument, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = argument } } };
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
