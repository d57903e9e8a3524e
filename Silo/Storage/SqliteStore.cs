using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Reporting.Errors;
using Reporting.Ledger;

namespace Reporting.Storage;

/// <summary>One SQLite file that holds what grains keep: one writer thread that commits many writes together, and a few readers.</summary>
/// <remarks>
/// Journal mode WAL and <c>synchronous=FULL</c>: when a write returns it is on disk. Writers that arrive while a commit is under way share
/// the next one. The driver is synchronous, so everything runs off the grains' threads.
/// </remarks>
public sealed class SqliteStore : IKeptRows, IAsyncDisposable
{
    private const int ApplicationId = 0x52505431;
    private const int MostTogether = 512;
    private const int Readers = 4;
    // SQLITE_FULL.
    private const int DiskFull = 13;

    private readonly string _file;
    private readonly Channel<PendingWrite> _writes = Channel.CreateBounded<PendingWrite>(4096);
    private readonly Channel<StoreReader> _readers = Channel.CreateUnbounded<StoreReader>();
    private readonly SqliteConnection _writer;
    private readonly LogMover _log;
    private readonly Thread _thread;

    private SqliteStore(string file, SqliteConnection writer)
    {
        (_file, _writer, _log) = (file, writer, new LogMover(Connect(file)));
        _thread = new Thread(WriteUntilClosed) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    /// <summary>Opens a file, or makes it; one of an earlier format is upgraded.</summary>
    /// <exception cref="StoreFormatException">It was made with a format that this version cannot read.</exception>
    /// <exception cref="StoreUnusableException">It is not a store, or cannot be opened.</exception>
    /// <exception cref="StoreDamagedException">It is empty, or its log is there without it.</exception>
    public static SqliteStore Open(string file)
    {
        SqliteConnection? writer = null;
        try
        {
            if (!File.Exists(file)) Make(file);
            else if (new FileInfo(file).Length == 0) throw new StoreDamagedException(file, "the file is empty, which a store never is");
            writer = Connect(file);
            Prepare(writer, file);
            var store = new SqliteStore(file, writer);
            for (var i = 0; i < Readers; i++) store._readers.Writer.TryWrite(new StoreReader(Connect(file), file));
            return store;
        }
        catch (SqliteException error)
        {
            writer?.Dispose();
            throw Unusable(file, $"it is not a store of Reporting or cannot be opened ({error.Message}).", error);
        }
        catch (IOException error)
        {
            writer?.Dispose();
            throw new StoreUnusableException(file, error.Message, error);
        }
        catch
        {
            writer?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<StoredRow?> Read(string grain, string name) => ByReader(reader => reader.Read(grain, name));

    /// <inheritdoc/>
    public Task<T[]> Look<T>(string grain, IReadOnlyList<string> names, BytesLook<T> look) => ByReader(reader =>
    {
        var seen = new T[names.Count];
        for (var i = 0; i < seen.Length; i++) seen[i] = reader.Look(grain, names[i], bytes => look(i, bytes));
        return seen;
    });

    /// <inheritdoc/>
    public async Task<long?> Write(string grain, string name, ReadOnlyMemory<byte>? body, long expected, WriteGuard? guard = null)
    {
        var write = new PendingWrite(grain, name, body, expected, guard);
        await _writes.Writer.WriteAsync(write);
        return await write.Done.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_writes.Writer.TryComplete()) return;
        await Task.Run(_thread.Join);
        await Task.Run(_log.Dispose);
        for (var i = 0; i < Readers; i++) (await _readers.Reader.ReadAsync()).Dispose();
        _writer.Dispose();
    }

    // Made under another name first: what has the store's name is whole from its first moment, so that an empty file is never a new store.
    private static void Make(string file)
    {
        if (File.Exists(file + "-wal")) throw new StoreDamagedException(file, "the file is gone, and its log is there");
        var fresh = file + ".new";
        foreach (var left in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"]) File.Delete(fresh + left);
        using (var connection = Connect(fresh)) Prepare(connection, fresh);
        File.Move(fresh, file);
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;"
            // The log is moved by another (LogMover); by a writer only once it has grown very long.
            + "PRAGMA wal_autocheckpoint=16000;");
        return connection;
    }

    private static void Prepare(SqliteConnection connection, string file)
    {
        var application = Number(connection, "PRAGMA application_id");
        var format = Number(connection, "PRAGMA user_version");
        if (application == 0 && format == 0 && Number(connection, "SELECT count(*) FROM sqlite_master") == 0)
        {
            Execute(connection, $"""
                BEGIN;
                CREATE TABLE kept (grain TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (grain, name));
                PRAGMA application_id={ApplicationId};
                PRAGMA user_version={StoreDescription.CurrentFormat};
                COMMIT;
                """);
            return;
        }
        if (application != ApplicationId) throw new StoreUnusableException(file, "it is an SQLite file of another program.");
        if (format is < StoreDescription.OldestFormat or > StoreDescription.CurrentFormat) throw new StoreFormatException(file, (int)format, StoreDescription.CurrentFormat);
        // Before anything of the current format is written, so that a program that knows only the earlier one refuses it.
        if (format < StoreDescription.CurrentFormat) Execute(connection, $"PRAGMA user_version={StoreDescription.CurrentFormat}");
    }

    private async Task<T> ByReader<T>(Func<StoreReader, T> read)
    {
        var reader = await _readers.Reader.ReadAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(() => read(reader)).ConfigureAwait(false);
        }
        finally
        {
            _readers.Writer.TryWrite(reader);
        }
    }

    private void WriteUntilClosed()
    {
        using var commands = new WriteCommands(_writer);
        var together = new List<PendingWrite>(MostTogether);
        while (_writes.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            together.Clear();
            while (together.Count < MostTogether && _writes.Reader.TryRead(out var write)) together.Add(write);
            Commit(commands, together);
        }
    }

    private void Commit(WriteCommands commands, List<PendingWrite> together)
    {
        var results = new long?[together.Count];
        try
        {
            commands.Begin();
            for (var i = 0; i < together.Count; i++) results[i] = commands.Apply(together[i]);
            commands.Commit();
        }
        catch (Exception error)
        {
            // Whatever it was, every writer is told, and the thread lives on for the next.
            RollBack();
            var why = Unusable(_file, $"writing failed ({error.Message}).", error);
            foreach (var write in together) write.Done.TrySetException(why);
            return;
        }
        _log.Written();
        for (var i = 0; i < together.Count; i++) together[i].Done.TrySetResult(results[i]);
    }

    internal static StoreUnusableException Unusable(string file, string why, Exception error) =>
        new(file, why, error, error is SqliteException { SqliteErrorCode: DiskFull } ? "Free space on its disk, and do it again: what was acknowledged is kept." : null);

    private void RollBack()
    {
        try
        {
            Execute(_writer, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}

/// <summary>What is kept under a grain and a name.</summary>
/// <param name="Version">Raised by each write, from 1.</param>
/// <param name="Body">The bytes.</param>
public sealed record StoredRow(long Version, byte[] Body);
