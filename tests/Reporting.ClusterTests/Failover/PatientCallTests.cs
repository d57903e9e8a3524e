using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Reporting.Connection;
using Reporting.Hosting;
using Reporting.Ledger;

namespace Reporting.Tests.Failover;

/// <summary>A client's calls of a silo that fails some of them.</summary>
public sealed class PatientCallTests : ClientFolder
{
    private const string Key = "a-key";
    private readonly TaskCompletionSource _never = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<object?> _keys = new();

    [Fact]
    public async Task Call_ThatIsRefusedTwice_IsAnsweredByTheThird()
    {
        await using var silo = await Serve(attempt => attempt < 3 ? Task.FromException(new SiloUnavailableException("going")) : Task.CompletedTask);
        await using var connection = await Open(silo);

        Assert.Equal(16, (await Store(connection).Describe()).Shards);
        Assert.Equal(3, _keys.Count);
    }

    [Fact]
    public async Task Call_ThatNobodyAnswers_IsAnsweredByTheSecond()
    {
        await using var silo = await Serve(attempt => attempt == 1 ? _never.Task : Task.CompletedTask);
        await using var connection = await Open(silo);

        Assert.Equal(16, (await Store(connection).Describe()).Shards);
        Assert.Equal(2, _keys.Count);
        // A silo that closes waits for its calls.
        _never.SetResult();
    }

    [Fact]
    public async Task Call_WithoutAnAnswerOfItsOwn_IsMadeAgainToo()
    {
        await using var silo = await Serve(attempt => attempt == 1 ? Task.FromException(new TimeoutException()) : Task.CompletedTask, nameof(ILedgerGrain.WhenPublished));
        await using var connection = await Open(silo);

        await connection.Grains.GetGrain<ILedgerGrain>(0).WhenPublished();

        Assert.Equal(2, _keys.Count);
    }

    [Fact]
    public async Task Call_MadeAgain_HasTheSameContext()
    {
        await using var silo = await Serve(attempt => attempt < 3 ? Task.FromException(new SiloUnavailableException("going")) : Task.CompletedTask);
        await using var connection = await Open(silo);

        RequestContext.Set(Key, "reader-1");
        await Store(connection).Describe();

        Assert.Equal(["reader-1", "reader-1", "reader-1"], _keys);
    }

    [Fact]
    public async Task Call_WhoseFailureIsTheProducts_IsMadeOnce()
    {
        await using var silo = await Serve(_ => Task.FromException(new Errors.ShardCountException(16, 4)));
        await using var connection = await Open(silo);

        await Assert.ThrowsAsync<Errors.ShardCountException>(() => Store(connection).Describe());
        Assert.Single(_keys);
    }

    [Fact]
    public async Task Call_WhileTheUserEndsIt_EndsAtOnce()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var silo = await Serve(_ =>
        {
            reached.TrySetResult();
            return _never.Task;
        });
        using var stop = new CancellationTokenSource();
        await using var connection = await Open(silo, stop.Token);

        var call = Store(connection).Describe();
        await reached.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        _never.SetResult();
    }

    private static IStoreGrain Store(IConnection connection) => connection.Grains.GetGrain<IStoreGrain>(IStoreGrain.Key);

    private static Task<IConnection> Open(EmbeddedSilo silo, CancellationToken stop = default) =>
        ClusterConnection.Open(new ClusterAddress("127.0.0.1", silo.Gateway.Port), TimeProvider.System, LogLevel.None, stop);

    // A silo that does something before it lets a method's attempts through, and keeps what each brought with it.
    private Task<EmbeddedSilo> Serve(Func<int, Task> before, string method = nameof(IStoreGrain.Describe)) =>
        EmbeddedSilo.Start(Path.Combine(Folder, "store"), TimeProvider.System, more: silo => silo.AddIncomingGrainCallFilter(async context =>
        {
            if (context.MethodName == method)
            {
                var key = RequestContext.Get(Key);
                int attempt;
                lock (_keys)
                {
                    _keys.Enqueue(key);
                    attempt = _keys.Count;
                }
                await before(attempt);
            }
            await context.Invoke();
        }));
}
