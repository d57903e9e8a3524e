using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Reporting.Peers.Systems;

/// <summary>A PostgreSQL server of this run's own: its data in a folder, its port on loopback, its end with this.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private PostgresServer(Process process, int port, string version) => (_process, Port, Version) = (process, port, version);

    public int Port { get; }

    public string Version { get; }

    public string ConnectionString => Address(Port);

    /// <summary>Starts a server on a new folder.</summary>
    public static async Task<PostgresServer> Start(string folder)
    {
        var programs = Programs();
        var data = Path.Combine(folder, "postgres");
        Run("install", Environment.UserName == "root" ? ["-d", "-m", "700", "-o", User, data] : ["-d", "-m", "700", data]);
        Run(Path.Combine(programs, "initdb"), ["-D", data, "-U", User, "--auth=trust", "--encoding=UTF8", "--no-locale"], asUser: true);
        var port = FreePort();
        var settings = (string[])["listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories="];
        var process = Begin(Path.Combine(programs, "postgres"), ["-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })], asUser: true);
        // Read to the end, so that the server never waits for room.
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        try
        {
            return new PostgresServer(process, port, await Ready(process, port));
        }
        catch
        {
            await Stop(process);
            throw;
        }
    }

    /// <summary>Asks the server to end at once and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Stop(_process);
    }

    private static async Task Stop(Process process)
    {
        if (!process.HasExited) Run("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Programs() =>
        Directory.Exists("/usr/lib/postgresql") && Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault(version => File.Exists(Path.Combine(version, "bin/initdb"))) is { } found
            ? Path.Combine(found, "bin")
            : throw new PeerException("There is no PostgreSQL server in /usr/lib/postgresql. On Debian: apt-get install postgresql");

    private static async Task<string> Ready(Process process, int port)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(Address(port));
                await connection.OpenAsync();
                return connection.PostgreSqlVersion.ToString(2);
            }
            catch (NpgsqlException) when (!process.HasExited && Stopwatch.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
            catch (NpgsqlException failure)
            {
                throw new PeerException($"PostgreSQL did not start: {failure.Message}");
            }
        }
    }

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={User};Database={User};Timeout=5;Command Timeout=0");

    // PostgreSQL refuses to be run by root.
    private static Process Begin(string program, IReadOnlyList<string> arguments, bool asUser = false)
    {
        var command = asUser && Environment.UserName == "root" ? (string[])["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", program, .. arguments] : [program, .. arguments];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })
            ?? throw new PeerException($"{program} did not start.");
    }

    private static void Run(string program, IReadOnlyList<string> arguments, bool asUser = false)
    {
        using var process = Begin(program, arguments, asUser);
        var talk = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new PeerException($"{program} ended with {process.ExitCode}: {talk.Result}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
