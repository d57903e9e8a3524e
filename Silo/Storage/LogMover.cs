using Microsoft.Data.Sqlite;

namespace Reporting.Storage;

/// <summary>Moves SQLite's log into its file beside the writer, so that no write waits until thousands of pages are moved.</summary>
/// <remarks>
/// A passive checkpoint moves what it can without stopping readers or the writer, and begins the log anew once all of it is moved. What it cannot do,
/// on a full disk for instance, is left for the writer, who moves a log that has grown long by itself and tells what failed: nothing is lost by waiting.
/// </remarks>
internal sealed class LogMover : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly SqliteConnection _connection;
    private readonly ManualResetEventSlim _closed = new();
    private readonly Thread _thread;
    private int _written;

    /// <summary>Begins to move.</summary>
    /// <param name="connection">A connection of its own, which is disposed of with it.</param>
    public LogMover(SqliteConnection connection)
    {
        _connection = connection;
        _thread = new Thread(MoveUntilClosed) { IsBackground = true, Name = "store log" };
        _thread.Start();
    }

    /// <summary>Says that something was written.</summary>
    public void Written() => Volatile.Write(ref _written, 1);

    /// <summary>Ends; what was not moved is moved when the last connection closes, or when the file is opened next.</summary>
    public void Dispose()
    {
        _closed.Set();
        _thread.Join();
        _closed.Dispose();
        _connection.Dispose();
    }

    private void MoveUntilClosed()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        while (!_closed.Wait(Pause))
        {
            if (Interlocked.Exchange(ref _written, 0) == 0) continue;
            try
            {
                command.ExecuteNonQuery();
            }
            catch (SqliteException)
            {
                // The writer meets the same, and has somebody to tell.
            }
        }
    }
}
