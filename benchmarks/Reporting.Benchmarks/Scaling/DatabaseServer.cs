using System.Globalization;
using Npgsql;
using Reporting.Benchmarks.Measuring;
using Reporting.Tests;

namespace Reporting.Benchmarks.Scaling;

/// <summary>A PostgreSQL server of a run's own with an empty database, until this is disposed of.</summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    private const string Database = "reporting";
    // What /proc counts in; the same on every Linux that .NET runs on.
    private const double TicksASecond = 100;

    private readonly ScratchFolder _folder;
    private readonly PostgresServer _server;
    private readonly string _process;

    private DatabaseServer(ScratchFolder folder, PostgresServer server) =>
        (_folder, _server, _process) = (folder, server, File.ReadLines(folder.At("postgres/postmaster.pid")).First());

    /// <summary>The server's version.</summary>
    public string Version => _server.Version;

    /// <summary>Where the database is.</summary>
    public string Address => _server.AddressOf(Database);

    /// <summary>Processor seconds of the server and of all processes that it has started, also those that have ended.</summary>
    public double Processor => Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Sum(Ticks) / TicksASecond;

    /// <summary>Starts it.</summary>
    /// <exception cref="PostgresServerException">There is none on this machine, or it does not start.</exception>
    public static async Task<DatabaseServer> Start()
    {
        var folder = new ScratchFolder();
        try
        {
            // The server runs as another user where this is root.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            var server = await PostgresServer.Start(folder.Path);
            await using var source = NpgsqlDataSource.Create(server.ConnectionString + ";Pooling=false");
            await using var command = source.CreateCommand($"CREATE DATABASE {Database}");
            await command.ExecuteNonQueryAsync();
            return new DatabaseServer(folder, server);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Ends it, and removes what it kept.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    // See proc(5): 4 is the parent, 14 and 15 what the process took, 16 and 17 what its children took that have ended.
    private double Ticks(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            // A name may hold anything, and ends with the last bracket.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var isServer = Path.GetFileName(folder) == _process;
            return isServer ? Field(14) + Field(15) + Field(16) + Field(17) : fields[4 - 3] == _process ? Field(14) + Field(15) : 0;

            double Field(int number) => double.Parse(fields[number - 3], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has ended.
            return 0;
        }
    }
}
