using System.Globalization;
using Npgsql;

namespace Reporting.Tests;

/// <summary>One server for all tests that need one. They run one after another, so that one of them may restart it.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresRun>
{
    public const string Name = "postgres";
}

/// <summary>A PostgreSQL server that lives as long as the run. Where there is none, every test that wants it fails.</summary>
public sealed class PostgresRun : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-postgres-").FullName;
    private PostgresServer? _server;
    private int _databases;

    internal PostgresServer Server => _server!;

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        _server = await PostgresServer.Start(_folder);
    }

    /// <summary>Makes an empty database and says where it is.</summary>
    public async Task<string> NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await Execute(Server.ConnectionString, $"CREATE DATABASE {name}");
        return Server.AddressOf(name);
    }

    /// <summary>Runs a statement.</summary>
    public static async Task Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks for one value.</summary>
    public static async Task<T> Ask<T>(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
