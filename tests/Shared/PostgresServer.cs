using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Reporting.Tests;

/// <summary>A PostgreSQL server of this run's own: its data in a folder, its port on loopback, its end with this.</summary>
/// <remarks>User <see cref="User"/> needs no password, everybody else does.</remarks>
internal sealed class PostgresServer : IAsyncDisposable
{
    public const string User = "postgres";
    private const string Loopback = "127.0.0.1";
    private const string Home = "/usr/lib/postgresql";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _programs, _data, _listens;
    private Process? _process;

    private PostgresServer(string programs, string data, string listens, int port) => (_programs, _data, _listens, Port) = (programs, data, listens, port);

    public int Port { get; }

    public string Version { get; private set; } = "";

    public string ConnectionString => AddressOf(User);

    /// <summary>Starts a server on a new folder.</summary>
    /// <param name="folder">The folder that its data are put into.</param>
    /// <param name="also">An address besides loopback to listen on; null, the default, for none.</param>
    /// <param name="trusted">The network, as <c>10.0.0.0/24</c>, from which <see cref="User"/> needs no password either; null, the default, for none.</param>
    /// <exception cref="PostgresServerException">There is none on this machine, or it does not start.</exception>
    public static async Task<PostgresServer> Start(string folder, string? also = null, string? trusted = null)
    {
        var programs = Programs();
        var data = Path.Combine(folder, "postgres");
        Run("install", Environment.UserName == "root" ? ["-d", "-m", "700", "-o", User, data] : ["-d", "-m", "700", data]);
        Run(Path.Combine(programs, "initdb"), ["-D", data, "-U", User, "--auth=trust", "--encoding=UTF8", "--no-locale"], asUser: true);
        var network = trusted is null ? "" : $"host all {User} {trusted} trust\n";
        await File.WriteAllTextAsync(Path.Combine(data, "pg_hba.conf"), $"host all {User} 127.0.0.1/32 trust\n{network}host all all 127.0.0.1/32 scram-sha-256\n");
        var server = new PostgresServer(programs, data, also is null ? Loopback : $"{Loopback},{also}", FreePort());
        await server.Again();
        return server;
    }

    /// <summary>Where a database of the server is.</summary>
    public string AddressOf(string database) => string.Create(CultureInfo.InvariantCulture, $"Host={Loopback};Port={Port};Username={User};Database={database};Timeout=5;Command Timeout=0");

    /// <summary>Ends every connection and the server, and starts it again on the same data and port.</summary>
    public async Task Restart()
    {
        await Stop();
        await Again();
    }

    /// <summary>Starts a server that was stopped again, and waits until it answers.</summary>
    /// <exception cref="PostgresServerException">It does not start.</exception>
    public async Task Again()
    {
        var settings = (string[])[$"listen_addresses={_listens}", string.Create(CultureInfo.InvariantCulture, $"port={Port}"), "unix_socket_directories="];
        var process = _process = Begin(Path.Combine(_programs, "postgres"), ["-D", _data, .. settings.SelectMany(setting => new[] { "-c", setting })], asUser: true);
        // Read to the end, so that the server never waits for room.
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        try
        {
            Version = await Ready(process);
        }
        catch
        {
            await Stop();
            throw;
        }
    }

    /// <summary>Asks the server to end at once and waits for it; nothing happens when it was stopped before.</summary>
    public async Task Stop()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) Run("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <inheritdoc cref="Stop"/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Stop();
    }

    private static string Programs() =>
        Directory.Exists(Home) && Directory.EnumerateDirectories(Home).Order(StringComparer.Ordinal).LastOrDefault(version => File.Exists(Path.Combine(version, "bin/initdb"))) is { } found
            ? Path.Combine(found, "bin")
            : throw new PostgresServerException($"There is no PostgreSQL server in {Home}. On Debian: apt-get install postgresql");

    private async Task<string> Ready(Process process)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync();
                return connection.PostgreSqlVersion.ToString(2);
            }
            catch (NpgsqlException) when (!process.HasExited && Stopwatch.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
            catch (NpgsqlException failure)
            {
                throw new PostgresServerException($"PostgreSQL did not start: {failure.Message}");
            }
        }
    }

    // PostgreSQL refuses to be run by root.
    private static Process Begin(string program, IReadOnlyList<string> arguments, bool asUser = false)
    {
        var command = asUser && Environment.UserName == "root" ? (string[])["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", program, .. arguments] : [program, .. arguments];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })
            ?? throw new PostgresServerException($"{program} did not start.");
    }

    private static void Run(string program, IReadOnlyList<string> arguments, bool asUser = false)
    {
        using var process = Begin(program, arguments, asUser);
        var talk = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new PostgresServerException($"{program} ended with {process.ExitCode}: {talk.GetAwaiter().GetResult()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>There is no PostgreSQL server, or it does not run.</summary>
internal sealed class PostgresServerException(string message) : Exception(message);
