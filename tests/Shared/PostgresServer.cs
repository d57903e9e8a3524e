using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Reporting.Tests;

/// <summary>A PostgreSQL server of Debian's package, of this run's own: its data in a folder, a free port on loopback, its end with this.</summary>
/// <remarks>It writes to disk as a server in use does (fsync). Whoever reaches loopback may do everything in it, so it holds nothing but trials.</remarks>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _data;
    private readonly string _listens;
    private Process? _process;

    private PostgresServer(string data, string listens, int port) => (_data, _listens, Port) = (data, listens, port);

    /// <summary>The port, on loopback and wherever else it was told to listen.</summary>
    public int Port { get; }

    /// <summary>The server's version.</summary>
    public string Version { get; private set; } = "";

    /// <summary>How processes on this machine reach it.</summary>
    public string ConnectionString => Address("127.0.0.1");

    /// <summary>How it is reached at another address that it listens on.</summary>
    public string Address(string host) => string.Create(CultureInfo.InvariantCulture, $"Host={host};Port={Port};Username={User};Database={User};Timeout=5;Command Timeout=0");

    /// <summary>Starts a server on a new folder.</summary>
    /// <param name="folder">The folder that its data are put into.</param>
    /// <param name="also">An address besides loopback to listen on; null, the default, for none.</param>
    /// <param name="trusted">The network, as <c>10.0.0.0/24</c>, from which it is reached there; null, the default, for none.</param>
    /// <exception cref="InvalidOperationException">There is no such package, or the server did not start.</exception>
    public static async Task<PostgresServer> Start(string folder, string? also = null, string? trusted = null)
    {
        var data = Path.Combine(folder, "postgres");
        await Run("install", Environment.UserName == "root" ? ["-d", "-m", "700", "-o", User, data] : ["-d", "-m", "700", data]);
        await Run(Program("initdb"), ["-D", data, "-U", User, "--auth=trust", "--encoding=UTF8", "--no-locale"], asUser: true);
        if (trusted is not null) await File.AppendAllTextAsync(Path.Combine(data, "pg_hba.conf"), $"host all all {trusted} trust\n");
        var server = new PostgresServer(data, also is null ? "127.0.0.1" : $"127.0.0.1,{also}", FreePort());
        await server.StartAgain();
        return server;
    }

    /// <summary>Asks the server to end at once (PostgreSQL's fast shutdown), and waits until it has. Nothing happens when it has ended.</summary>
    public async Task Stop()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) await Run("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <summary>Starts the server that was stopped, on the same data and port, and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public async Task StartAgain()
    {
        var settings = (string[])[$"listen_addresses={_listens}", $"port={Port}", "unix_socket_directories="];
        _process = Begin(Program("postgres"), ["-D", _data, .. settings.SelectMany(setting => new[] { "-c", setting })], asUser: true);
        // Read to the end, so that the server never waits for room.
        _ = _process.StandardError.ReadToEndAsync();
        _ = _process.StandardOutput.ReadToEndAsync();
        try
        {
            Version = await Ready(_process);
        }
        catch
        {
            await Stop();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Stop();
    }

    private static string Program(string name) =>
        Directory.Exists("/usr/lib/postgresql") && Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault(version => File.Exists(Path.Combine(version, "bin/initdb"))) is { } found
            ? Path.Combine(found, "bin", name)
            : throw new InvalidOperationException("There is no PostgreSQL server in /usr/lib/postgresql. On Debian: apt-get install postgresql");

    private async Task<string> Ready(Process process)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync();
                return connection.PostgreSqlVersion.ToString(2);
            }
            catch (NpgsqlException) when (!process.HasExited && Stopwatch.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
            catch (NpgsqlException failure)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {failure.Message}", failure);
            }
        }
    }

    // PostgreSQL refuses to be run by root.
    private static Process Begin(string program, IReadOnlyList<string> arguments, bool asUser = false)
    {
        var command = asUser && Environment.UserName == "root" ? (string[])["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", program, .. arguments] : [program, .. arguments];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })
            ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static async Task Run(string program, IReadOnlyList<string> arguments, bool asUser = false)
    {
        using var process = Begin(program, arguments, asUser);
        var talk = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await talk}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
