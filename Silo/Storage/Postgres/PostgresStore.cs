using Npgsql;
using Reporting.Errors;

namespace Reporting.Storage.Postgres;

/// <summary>A PostgreSQL database that holds what grains keep, for any number of silos at the same time, and the cluster's members and reminders.</summary>
/// <remarks>When a write returns it is as durable as the server makes a commit. A server that went away fails what was under way; once it is back, everything works again.</remarks>
public sealed class PostgresStore : IKeptRows, IAsyncDisposable
{
    // Each with a transaction under way: while one waits for the disk, the next is filled.
    private const int MostLanes = 4;
    private const int ReadTries = 3;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ServerAddress _server;
    private readonly GroupWriter _writer;
    // The pool lets who waits for a connection down after a while; here they wait their turn.
    private readonly SemaphoreSlim _readers;

    private PostgresStore(ServerAddress server, NpgsqlDataSource source)
    {
        (_server, Source, MembershipSource) = (server, source, server.MembershipSource());
        var lanes = Math.Clamp(server.MostConnections / 4, 1, MostLanes);
        _writer = new GroupWriter(source, server, lanes);
        _readers = new SemaphoreSlim(Math.Max(1, server.MostConnections - lanes));
    }

    /// <summary>Connections to the database, with the store's schema first in their search path.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Host, port and database, for people; never the password.</summary>
    public string Name => _server.Name;

    /// <summary>A few connections of their own for the cluster's members and reminders.</summary>
    internal NpgsqlDataSource MembershipSource { get; }

    /// <summary>Opens a database, and makes the store's tables in it or brings them up to this version.</summary>
    /// <param name="connectionString">Host, database and user as Npgsql takes them; the schema is <c>reporting</c> unless <c>Search Path</c> names another.</param>
    /// <param name="time">The clock by which a server that is starting is waited for, at most a minute.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StoreFormatException">It was made with a version that this one does not know.</exception>
    /// <exception cref="StoreUnusableException">It cannot be reached or used.</exception>
    /// <exception cref="StoreDamagedException">It does not say its version.</exception>
    public static async Task<PostgresStore> Open(string connectionString, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(time);
        var server = ServerAddress.Of(connectionString);
        var source = server.Source();
        try
        {
            await Prepare(source, server, time, cancellation);
            return new PostgresStore(server, source);
        }
        catch (Exception error)
        {
            await source.DisposeAsync();
            if (ServerProblem.Is(error)) throw ServerProblem.Of(server, "opening it", error);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<StoredRow?> Read(string grain, string name) => ByReader(connection => KeptTable.Read(connection, grain, name));

    /// <inheritdoc/>
    public async Task<T[]> Look<T>(string grain, IReadOnlyList<string> names, BytesLook<T> look)
    {
        ArgumentNullException.ThrowIfNull(names);
        var bodies = await ByReader(connection => KeptTable.Read(connection, grain, names)).ConfigureAwait(false);
        return await Task.Run(() =>
        {
            var seen = new T[names.Count];
            for (var i = 0; i < seen.Length; i++) seen[i] = look(i, bodies.GetValueOrDefault(names[i]));
            return seen;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<long?> Write(string grain, string name, ReadOnlyMemory<byte>? body, long expected, WriteGuard? guard = null) =>
        _writer.Write(new PendingWrite(grain, name, body, expected, guard));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await Source.DisposeAsync();
        await MembershipSource.DisposeAsync();
    }

    private static async Task Prepare(NpgsqlDataSource source, ServerAddress server, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                await StoreSchema.Prepare(source, server, cancellation);
                return;
            }
            catch (PostgresException error) when (ServerProblem.IsStarting(error) && time.GetElapsedTime(start) < LongestStart)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    private async Task<T> ByReader<T>(Func<NpgsqlConnection, Task<T>> read)
    {
        await _readers.WaitAsync().ConfigureAwait(false);
        try
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    await using var connection = await Source.OpenConnectionAsync().ConfigureAwait(false);
                    return await read(connection).ConfigureAwait(false);
                }
                catch (ObjectDisposedException)
                {
                    throw new StoreUnusableException(Name, "it is closed.", advice: "Do it again once the silo has started anew.", mayPass: true);
                }
                catch (Exception error) when (ServerProblem.Is(error))
                {
                    var isLoss = ServerProblem.IsLoss(error);
                    if (isLoss) Source.Clear();
                    // The connection may have been lost long ago: a new one tells.
                    if (!isLoss || tries == ReadTries) throw ServerProblem.Of(_server, "reading", error);
                }
            }
        }
        finally
        {
            _readers.Release();
        }
    }
}
