using Microsoft.Extensions.Time.Testing;
using Reporting.Commands;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests.Commands;

public class WatchTests
{
    private static readonly Question Everything = new(Period.All, IncidentFilter.Any, DayOfWeek.Monday);

    [Fact]
    public async Task Watch_Told_AsksAgainAtOnce()
    {
        await using var connection = new MemoryConnection([Some.Incident("own:1")]);
        await using var answers = new TallyWatch(connection, new FakeTimeProvider()).Changes(Everything, CancellationToken.None).GetAsyncEnumerator();

        await answers.MoveNextAsync();
        Assert.Equal(1, answers.Current.Rows[0].Figures.Incidents);
        connection.Set([Some.Incident("own:1"), Some.Incident("own:2")]);
        await answers.MoveNextAsync();

        Assert.Equal(2, answers.Current.Rows[0].Figures.Incidents);
    }

    [Fact]
    public async Task Watch_NotTold_AsksWhenItIsTime()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        await using var connection = new MemoryConnection([Some.Incident("own:1")]) { Silent = true };
        await using var answers = new TallyWatch(connection, clock).Changes(Everything, CancellationToken.None).GetAsyncEnumerator();

        await answers.MoveNextAsync();
        connection.Set([Some.Incident("own:1"), Some.Incident("own:2")]);
        var next = answers.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        clock.Advance(TallyWatch.Poll);
        await next;

        Assert.Equal(2, answers.Current.Rows[0].Figures.Incidents);
    }

    [Fact]
    public async Task Watch_AfterAWhile_SubscribesAgain()
    {
        var clock = new FakeTimeProvider();
        await using var connection = new MemoryConnection([Some.Incident("own:1")]);
        await using var answers = new TallyWatch(connection, clock).Changes(Everything, CancellationToken.None).GetAsyncEnumerator();

        await answers.MoveNextAsync();
        clock.Advance(TallyWatch.Renewal);
        connection.Set([Some.Incident("own:1"), Some.Incident("own:2")]);
        await answers.MoveNextAsync();

        Assert.Equal(2, connection.Renewals);
    }

    [Fact]
    public async Task Watch_Cancelled_EndsWithoutError()
    {
        using var stop = new CancellationTokenSource();
        var connection = new MemoryConnection(Story.Incidents) { Answered = _ => stop.Cancel() };

        var run = await CommandRun.Of(new Surroundings(connection) { Cancellation = stop.Token }, "tally", "--watch", "--cluster", "localhost:1");

        Assert.Equal((ExitCode.Ok, "Watching; Ctrl-C ends.\n"), (run.ExitCode, run.Error));
        Assert.StartsWith("All incidents\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ForSeconds_EndsAfterThem()
    {
        var clock = new FakeTimeProvider();
        var connection = new MemoryConnection(Story.Incidents) { Answered = _ => clock.Advance(TimeSpan.FromSeconds(5)) };

        var run = await CommandRun.Of(new Surroundings(connection) { Clock = clock }, "tally", "--watch", "--for", "5", "--cluster", "localhost:1");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }

    [Fact]
    public async Task Watch_Changed_PrintsABlockMore()
    {
        using var stop = new CancellationTokenSource();
        var connection = new MemoryConnection([Some.Incident("own:1")]);
        connection.Answered = answers =>
        {
            if (answers == 1) connection.Set([Some.Incident("own:1"), Some.Incident("own:2")]);
            else stop.Cancel();
        };

        var run = await CommandRun.Of(new Surroundings(connection) { Cancellation = stop.Token }, "tally", "--watch", "--output", "csv", "--cluster", "localhost:1");

        Assert.Equal(2, run.Out.Split("subject,since").Length - 1);
    }

    [Fact]
    public async Task Watch_SiloRestarts_SaysSoOnceAndGoesOn()
    {
        using var stop = new CancellationTokenSource();
        var clock = new FakeTimeProvider();
        var connection = new MemoryConnection([Some.Incident("own:1")]) { Silent = true };
        connection.Answered = answers =>
        {
            // Down for two questions, then back with more.
            connection.Failure = answers is 1 or 2 ? new Orleans.Runtime.OrleansException("ClientGateway went away") : null;
            if (answers == 3) connection.Set([Some.Incident("own:1"), Some.Incident("own:2")]);
            if (answers == 4) stop.Cancel();
        };

        var run = CommandRun.Of(new Surroundings(connection) { Cancellation = stop.Token, Clock = clock }, "tally", "--watch", "--output", "csv", "--cluster", "localhost:1");
        while (!run.IsCompleted)
        {
            clock.Advance(TallyWatch.Poll);
            await Task.Yield();
        }

        Assert.Equal((ExitCode.Ok, "Watching; Ctrl-C ends.\nThe silo does not answer; still asking. Ctrl-C ends.\n"), ((await run).ExitCode, (await run).Error));
        Assert.Equal(2, (await run).Out.Split("subject,since").Length - 1);
        Assert.True(connection.Renewals >= 3);
    }

    [Fact]
    public async Task Watch_CancelledWhileTheSiloIsAway_EndsWithoutError()
    {
        using var stop = new CancellationTokenSource();
        var connection = new MemoryConnection([Some.Incident("own:1")]);
        connection.Answered = answers =>
        {
            connection.Failure = new TimeoutException();
            if (answers == 1) connection.Set([]);
            else stop.Cancel();
        };

        var run = await CommandRun.Of(new Surroundings(connection) { Cancellation = stop.Token }, "tally", "--watch", "--cluster", "localhost:1");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }
}
