using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime.Messaging;
using Orleans.Storage;
using Reporting.Connection;
using Reporting.Errors;

namespace Reporting.Tests.Connection;

public sealed class PatienceTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2012, 6, 4, 10, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _told = [];
    private readonly Channel<TaskCompletionSource<int>> _tries = Channel.CreateUnbounded<TaskCompletionSource<int>>();
    private readonly Patience _patience;

    public PatienceTests()
    {
        _clock.SetLocalTimeZone(TimeZoneInfo.Utc);
        _patience = new Patience(_clock, line => { lock (_told) _told.Add(line); }, _stop.Token);
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Answer_OfTheFirstTry_IsTheAnswer()
    {
        var call = _patience.Make(Send);
        (await Try()).SetResult(7);

        Assert.Equal(7, await call);
    }

    [Fact]
    public async Task Failure_InPassing_IsTriedAgain()
    {
        var call = _patience.Make(Send);
        (await Try()).SetException(new SiloUnavailableException("gone"));
        (await TryWhileTimePasses()).SetResult(8);

        Assert.Equal(8, await call);
    }

    [Fact]
    public async Task Failure_ThatTheProductTells_IsToldAtOnce()
    {
        var call = _patience.Make(Send);
        (await Try()).SetException(new StoreDamagedException("/data", "it is empty"));

        await Assert.ThrowsAsync<StoreDamagedException>(() => call);
        Assert.False(_tries.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Silence_AfterFourSeconds_IsAskedOnceMore()
    {
        var call = _patience.Make(Send);
        await Try();
        _clock.Advance(Patience.FirstSilence);
        (await Try()).SetResult(9);

        Assert.Equal(9, await call);
    }

    [Fact]
    public async Task Silence_BrokenByTheFirstTry_TakesItsAnswer()
    {
        var call = _patience.Make(Send);
        var first = await Try();
        _clock.Advance(Patience.FirstSilence);
        await Try();
        first.SetResult(1);

        Assert.Equal(1, await call);
    }

    [Fact]
    public async Task Silence_ThatGoesOn_IsAskedAfterTwiceAsLong()
    {
        var call = _patience.Make(Send);
        var times = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            await TryWhileTimePasses(TimeSpan.FromSeconds(1));
            times.Add((_clock.GetUtcNow() - _clock.Start).TotalSeconds);
        }
        await _stop.CancelAsync();

        Assert.Equal([0, 4, 12, 28], times);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task LaterTry_ThatFailsWhileTheFirstIsSilent_IsTriedAgainAfterAPause()
    {
        var call = _patience.Make(Send);
        await Try();
        _clock.Advance(Patience.FirstSilence);
        (await Try()).SetException(new SiloUnavailableException("gone"));
        var third = await TryWhileTimePasses();
        Assert.InRange(_clock.GetUtcNow() - _clock.Start, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        third.SetResult(3);

        Assert.Equal(3, await call);
    }

    [Fact]
    public async Task Failure_ForTwoMinutes_IsTheLastOne()
    {
        var count = 0;
        var call = _patience.Make<int>(() => Task.FromException<int>(new TimeoutException($"{++count}")));
        await UntilEnded(call);

        var failure = await Assert.ThrowsAsync<NoAnswerException>(() => call);
        Assert.Equal($"{count}", failure.InnerException!.Message);
        Assert.InRange(_clock.GetUtcNow() - _clock.Start, Patience.Longest, Patience.Longest + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Failure_OfManyCalls_IsToldOnceWithItsEnd()
    {
        var calls = Enumerable.Range(0, 5).Select(_ => _patience.Make<int>(() => Task.FromException<int>(new SiloUnavailableException("gone")))).ToList();
        await UntilEnded(Task.WhenAll(calls));

        Assert.Equal("The cluster does not answer; trying again until 10:02:00.", Assert.Single(_told));
    }

    [Fact]
    public async Task Failure_ThatPassesSoon_IsNotTold()
    {
        var call = _patience.Make(Send);
        (await Try()).SetException(new SiloUnavailableException("gone"));
        (await TryWhileTimePasses()).SetResult(1);
        await call;

        Assert.Empty(_told);
    }

    [Fact]
    public async Task Silence_OfFiveSeconds_IsToldAsWaiting()
    {
        var call = _patience.Make(Send);
        var first = await Try();
        _clock.Advance(Patience.FirstSilence);
        await Try();
        await UntilTold();
        first.SetResult(1);
        await call;

        Assert.Equal("Waiting for the cluster's answer.", Assert.Single(_told));
    }

    [Fact]
    public async Task Stop_WhileItWaits_EndsAtOnce()
    {
        var call = _patience.Make(Send);
        await Try();
        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Call_AfterTheStop_IsMadeOnce()
    {
        await _stop.CancelAsync();
        var call = _patience.Make(Send);
        (await Try()).SetException(new SiloUnavailableException("gone"));

        await Assert.ThrowsAsync<SiloUnavailableException>(() => call);
    }

    public static TheoryData<Exception, bool> Kinds() => new()
    {
        { new SiloUnavailableException("gone"), true },
        { new ConnectionFailedException("refused"), true },
        { new GatewayTooBusyException("busy"), true },
        { new TimeoutException(), true },
        { new InconsistentStateException("two activations"), true },
        { new StoreDamagedException("/data", "it is empty"), false },
        { new OrleansException("something else"), false },
        { new InvalidOperationException("a fault"), false },
        { new OperationCanceledException(), false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Failure_ByItsKind_PassesOrNot(Exception failure, bool passes) => Assert.Equal(passes, TransientFailure.Is(failure));

    private Task<int> Send()
    {
        var made = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _tries.Writer.TryWrite(made);
        return made.Task;
    }

    private ValueTask<TaskCompletionSource<int>> Try() => _tries.Reader.ReadAsync();

    // Time passes in steps until the call is made again; each step waits until the call has looked at the clock, or has nothing to look for.
    private async Task<TaskCompletionSource<int>> TryWhileTimePasses(TimeSpan? step = null)
    {
        while (true)
        {
            if (await Settled() is { } made) return made;
            _clock.Advance(step ?? TimeSpan.FromMilliseconds(50));
        }
    }

    // Gives continuations on the pool their turn.
    private async Task<TaskCompletionSource<int>?> Settled()
    {
        for (var turn = 0; turn < 200; turn++)
        {
            if (_tries.Reader.TryRead(out var made)) return made;
            await Task.Yield();
        }
        return null;
    }

    private async Task UntilEnded(Task call)
    {
        while (!call.IsCompleted)
        {
            await Settled();
            if (!call.IsCompleted) _clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    private async Task UntilTold()
    {
        while (true)
        {
            lock (_told) if (_told.Count > 0) return;
            await Task.Yield();
            if (_clock.GetUtcNow() - _clock.Start < Patience.BeforeTelling) _clock.Advance(TimeSpan.FromMilliseconds(250));
        }
    }
}
