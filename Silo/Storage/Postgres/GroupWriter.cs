using System.Threading.Channels;
using Npgsql;
using Reporting.Errors;

namespace Reporting.Storage.Postgres;

/// <summary>Writes what waits together in one transaction, over a few connections at a time.</summary>
/// <remarks>
/// A commit waits for the disk, and many share one. Each write is decided for itself; only what the server refuses or cannot do fails all of a transaction,
/// and then, where the server has said that nothing was done, each is tried alone.
/// </remarks>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int MostTogether = 256;
    private const int MostBytesTogether = 4 << 20;
    private const int MostWaiting = 4096;
    // Of two that wait for each other the server refuses one, which is then tried anew.
    private const int Tries = 5;
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private const string Deadlock = "40P01", NotSerializable = "40001";

    private readonly NpgsqlDataSource _source;
    private readonly ServerAddress _server;
    private readonly Channel<PendingWrite> _writes = Channel.CreateBounded<PendingWrite>(MostWaiting);
    private readonly Task _writing;

    /// <summary>Begins.</summary>
    /// <param name="source">Where connections come from.</param>
    /// <param name="server">The server, for messages.</param>
    /// <param name="lanes">How many transactions may be under way at a time.</param>
    public GroupWriter(NpgsqlDataSource source, ServerAddress server, int lanes)
    {
        (_source, _server) = (source, server);
        _writing = Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Task.Run(WriteUntilClosed)));
    }

    /// <summary>Does a write together with others.</summary>
    /// <returns>The version now kept; null when nothing was written.</returns>
    /// <exception cref="StoreUnusableException">It failed; unless the server refused it, whether it is durable is unknown.</exception>
    public async Task<long?> Write(PendingWrite write)
    {
        try
        {
            await _writes.Writer.WriteAsync(write);
        }
        catch (ChannelClosedException)
        {
            throw new StoreUnusableException(_server.Name, "it is closed.", advice: "Do it again once the silo has started anew.", mayPass: true);
        }
        return await write.Done.Task;
    }

    /// <summary>Takes no more, and waits for what was taken.</summary>
    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteUntilClosed()
    {
        while (await _writes.Reader.WaitToReadAsync())
        {
            if (Waiting() is { Count: > 0 } together) await Commit(together);
        }
    }

    private List<PendingWrite> Waiting()
    {
        var together = new List<PendingWrite>();
        var bytes = 0;
        while (together.Count < MostTogether && bytes < MostBytesTogether && _writes.Reader.TryRead(out var write))
        {
            together.Add(write);
            bytes += write.Body?.Length ?? 0;
        }
        // All in the same order, so that seldom two wait for each other.
        return [.. together.OrderBy(write => write.Grain, StringComparer.Ordinal).ThenBy(write => write.Name, StringComparer.Ordinal)];
    }

    private async Task Commit(IReadOnlyList<PendingWrite> together)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync();
                var results = await KeptTable.Write(connection, together);
                for (var i = 0; i < together.Count; i++) together[i].Done.TrySetResult(results[i]);
                return;
            }
            catch (PostgresException refused) when (refused.SqlState is Deadlock or NotSerializable && tries < Tries)
            {
                // Nothing was done.
            }
            catch (Exception error) when (together.Count > 1 && ServerProblem.IsRefusal(error))
            {
                foreach (var one in together) await Commit([one]);
                return;
            }
            catch (Exception error)
            {
                // Whatever it was, every writer is told, and the next write is tried.
                if (ServerProblem.IsLoss(error)) _source.Clear();
                foreach (var write in together) write.Done.TrySetException(ServerProblem.Of(_server, "writing", error));
                return;
            }
        }
    }
}
