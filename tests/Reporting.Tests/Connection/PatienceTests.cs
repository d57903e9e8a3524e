using Microsoft.Extensions.Time.Testing;
using Reporting.Connection;
using Reporting.Errors;

namespace Reporting.Tests.Connection;

public sealed class PatienceTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2012, 6, 4, 10, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _told = [];
    private readonly Queue<TaskCompletionSource<int>> _tries = new();
    private readonly DrivenContext _work = new();
    private readonly ClusterChanges _changes = new();
    private readonly Patience _patience;

    public PatienceTests()
    {
        _clock.SetLocalTimeZone(TimeZoneInfo.Utc);
        _patience = new Patience(_clock, _changes, _told.Add, _stop.Token);
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Answer_OfTheFirstTry_IsTheAnswer()
    {
        var call = Begin(Send);
        Try().SetResult(7);

        Assert.Equal(7, await Ended(call));
    }

    [Fact]
    public async Task Failure_InPassing_IsTriedAgain()
    {
        var call = Begin(Send);
        Try().SetException(new SiloUnavailableException("gone"));
        TryWhileTimePasses().SetResult(8);

        Assert.Equal(8, await Ended(call));
    }

    [Fact]
    public async Task Failure_ByACallThatTheClusterCancelled_IsTriedAgain()
    {
        var call = Begin(Send);
        Try().SetCanceled(CancellationToken.None);
        TryWhileTimePasses().SetResult(8);

        Assert.Equal(8, await Ended(call));
    }

    [Fact]
    public async Task Failure_ThatTheProductTells_IsToldAtOnce()
    {
        var call = Begin(Send);
        Try().SetException(new StoreDamagedException("/data", "it is empty"));

        await Assert.ThrowsAsync<StoreDamagedException>(() => Ended(call));
        Assert.False(_tries.Count > 0);
    }

    [Fact]
    public async Task Silence_AfterFourSeconds_IsAskedOnceMore()
    {
        var call = Begin(Send);
        Try();
        _clock.Advance(Patience.FirstSilence);
        Try().SetResult(9);

        Assert.Equal(9, await Ended(call));
    }

    [Fact]
    public async Task Silence_WhenASiloIsLost_IsAskedOnceMoreAtOnce()
    {
        var call = Begin(Send);
        Try();
        _work.Drive();
        _changes.Tell();
        var second = await NextTry();
        second.SetResult(5);

        Assert.Equal(5, await Ended(call));
        Assert.Equal(_clock.Start, _clock.GetUtcNow());
    }

    [Fact]
    public async Task Pause_WhenASiloHasComeOrGone_EndsAtOnce()
    {
        var call = Begin(Send);
        Try().SetException(new SiloUnavailableException("gone"));
        _work.Drive();
        _changes.Tell();
        (await NextTry()).SetResult(6);

        Assert.Equal(6, await Ended(call));
        Assert.Equal(_clock.Start, _clock.GetUtcNow());
    }

    [Fact]
    public async Task Failure_AgainAndAgain_IsTriedOnceASecond()
    {
        var call = Begin(Send);
        Try().SetException(new SiloUnavailableException("gone"));
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var made = TryWhileTimePasses();
            times.Add((_clock.GetUtcNow() - _clock.Start).TotalSeconds);
            if (i < 4) made.SetException(new SiloUnavailableException("gone"));
            else made.SetResult(1);
        }

        Assert.Equal([0.25, 0.75, 1.75, 2.75, 3.75], times);
        Assert.Equal(1, await Ended(call));
    }

    [Fact]
    public async Task Silence_BrokenByTheFirstTry_TakesItsAnswer()
    {
        var call = Begin(Send);
        var first = Try();
        _clock.Advance(Patience.FirstSilence);
        Try();
        first.SetResult(1);

        Assert.Equal(1, await Ended(call));
    }

    [Fact]
    public async Task Silence_ThatGoesOn_IsAskedAfterTwiceAsLong()
    {
        var call = Begin(Send);
        var times = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            TryWhileTimePasses(TimeSpan.FromSeconds(1));
            times.Add((_clock.GetUtcNow() - _clock.Start).TotalSeconds);
        }
        _stop.Cancel();

        Assert.Equal([0, 4, 12, 28], times);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ended(call));
    }

    [Fact]
    public async Task LaterTry_ThatFailsWhileTheFirstIsSilent_IsTriedAgainAfterAPause()
    {
        var call = Begin(Send);
        Try();
        _clock.Advance(Patience.FirstSilence);
        Try().SetException(new SiloUnavailableException("gone"));
        var third = TryWhileTimePasses();
        Assert.InRange(_clock.GetUtcNow() - _clock.Start, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        third.SetResult(3);

        Assert.Equal(3, await Ended(call));
    }

    [Fact]
    public async Task Failure_ForTwoMinutes_IsTheLastOne()
    {
        var count = 0;
        var call = Begin(() => Task.FromException<int>(new TimeoutException($"{++count}")));
        UntilEnded(call);

        var failure = await Assert.ThrowsAsync<NoAnswerException>(() => Ended(call));
        Assert.Equal($"{count}", failure.InnerException!.Message);
        Assert.InRange(_clock.GetUtcNow() - _clock.Start, Patience.Longest, Patience.Longest + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Failure_OfManyCalls_IsToldOnceWithItsEnd()
    {
        var calls = Enumerable.Range(0, 5).Select(_ => Begin(() => Task.FromException<int>(new SiloUnavailableException("gone")))).ToList();
        UntilEnded(calls);

        Assert.Equal("The cluster does not answer; trying again until 10:02:00.", Assert.Single(_told));
    }

    [Fact]
    public async Task Failure_ThatPassesSoon_IsNotTold()
    {
        var call = Begin(Send);
        Try().SetException(new SiloUnavailableException("gone"));
        TryWhileTimePasses().SetResult(1);
        await Ended(call);

        Assert.Empty(_told);
    }

    [Fact]
    public async Task Silence_OfFiveSeconds_IsToldAsWaiting()
    {
        var call = Begin(Send);
        var first = Try();
        _clock.Advance(Patience.FirstSilence);
        Try();
        UntilTold();
        first.SetResult(1);
        await Ended(call);

        Assert.Equal("Waiting for the cluster's answer.", Assert.Single(_told));
    }

    [Fact]
    public async Task Stop_WhileItWaits_EndsAtOnce()
    {
        var call = Begin(Send);
        Try();
        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ended(call));
    }

    [Fact]
    public async Task Call_AfterTheStop_IsMadeOnce()
    {
        _stop.Cancel();
        var call = Begin(Send);
        Try().SetException(new SiloUnavailableException("gone"));

        await Assert.ThrowsAsync<SiloUnavailableException>(() => Ended(call));
    }

    private Task<int> Send()
    {
        var made = new TaskCompletionSource<int>();
        _tries.Enqueue(made);
        return made.Task;
    }

    // What the call does runs when it is driven, on this thread.
    private Task<int> Begin(Func<Task<int>> send) => DrivenContext.In(_work, () => _patience.Make(send));

    // The end of a wait comes by way of the pool.
    private async Task<int> Ended(Task<int> call)
    {
        for (_work.Drive(); !call.IsCompleted; _work.Drive()) await Task.Yield();
        return await call;
    }

    private TaskCompletionSource<int> Try()
    {
        _work.Drive();
        return _tries.Dequeue();
    }

    // A change comes by way of the pool.
    private async Task<TaskCompletionSource<int>> NextTry()
    {
        for (_work.Drive(); _tries.Count == 0; _work.Drive()) await Task.Yield();
        return _tries.Dequeue();
    }

    private TaskCompletionSource<int> TryWhileTimePasses(TimeSpan? step = null)
    {
        for (_work.Drive(); _tries.Count == 0; _work.Drive()) _clock.Advance(step ?? TimeSpan.FromMilliseconds(50));
        return _tries.Dequeue();
    }

    private void UntilEnded(params IEnumerable<Task> calls)
    {
        for (_work.Drive(); !calls.All(call => call.IsCompleted); _work.Drive()) _clock.Advance(TimeSpan.FromMilliseconds(50));
    }

    private void UntilTold()
    {
        for (_work.Drive(); _told.Count == 0; _work.Drive()) _clock.Advance(TimeSpan.FromMilliseconds(250));
    }
}
