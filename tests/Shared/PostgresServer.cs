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
    private const string Home = "/usr/lib/postgresql";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _programs, _data;
    private Process _process;

    private PostgresServer(string programs, string data, int port) => (_programs, _data, Port, _process) = (programs, data, port, Serve(programs, data, port));

    public int Port { get; }

    public string Version { get; private set; } = "";

    public string ConnectionString => AddressOf(User);

    /// <summary>Starts a server on a new folder.</summary>
    /// <exception cref="PostgresServerException">There is none on this machine, or it does not start.</exception>
    public static async Task<PostgresServer> Start(string folder)
    {
        var programs = Programs();
        var data = Path.Combine(folder, "postgres");
        Run("install", Environment.UserName == "root" ? ["-d", "-m", "700", "-o", User, data] : ["-d", "-m", "700", data]);
        Run(Path.Combine(programs, "initdb"), ["-D", data, "-U", User, "--auth=trust", "--encoding=UTF8", "--no-locale"], asUser: true);
        await File.WriteAllTextAsync(Path.Combine(data, "pg_hba.conf"), $"host all {User} 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        var server = new PostgresServer(programs, data, FreePort());
        try
        {
            server.Version = await server.Ready();
        }
        catch
        {
            await server.Stop();
            throw;
        }
        return server;
    }

    /// <summary>Where a database of the server is.</summary>
    public string AddressOf(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={User};Database={database};Timeout=5;Command Timeout=0");

    /// <summary>Ends every connection and the server, and starts it again on the same data and port.</summary>
    public async Task Restart()
    {
        await Stop();
        await Again();
    }

    /// <summary>Starts a server that was stopped again.</summary>
    public async Task Again()
    {
        _process = Serve(_programs, _data, Port);
        await Ready();
    }

    /// <summary>Asks the server to end at once and waits for it.</summary>
    public async Task Stop()
    {
        if (!_process.HasExited) Run("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <inheritdoc cref="Stop"/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Stop();
    }

    private static Process Serve(string programs, string data, int port)
    {
        var settings = (string[])["listen_addresses=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"port={port}"), "unix_socket_directories="];
        var process = Begin(Path.Combine(programs, "postgres"), ["-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })], asUser: true);
        // Read to the end, so that the server never waits for room.
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    private static string Programs() =>
        Directory.Exists(Home) && Directory.EnumerateDirectories(Home).Order(StringComparer.Ordinal).LastOrDefault(version => File.Exists(Path.Combine(version, "bin/initdb"))) is { } found
            ? Path.Combine(found, "bin")
            : throw new PostgresServerException($"There is no PostgreSQL server in {Home}. On Debian: apt-get install postgresql");

    private async Task<string> Ready()
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
            catch (NpgsqlException) when (!_process.HasExited && Stopwatch.GetElapsedTime(start) < Patience)
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
