using Microsoft.Extensions.Time.Testing;
using Reporting.Commands;

namespace Reporting.Tests.Commands;

/// <summary>What <c>--as-of</c> takes and refuses; the incidents are recorded on 2012-06-04 at 10:00, and the clock stands there.</summary>
public sealed class AsOfOptionTests
{
    [Theory]
    [InlineData("2012")]
    [InlineData("2012-06")]
    [InlineData("2012-06-04")]
    [InlineData("2012-06-04T10:00Z")]
    public async Task Time_ThatHasBegun_IsTaken(string time)
    {
        var run = await CommandRun.Of(Story.Incidents, "tally", "--as-of", time);

        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("2013")]
    [InlineData("2012-07")]
    [InlineData("2012-06-05")]
    [InlineData("2012-06-04T10:01Z")]
    public async Task Time_ThatHasNotBegun_IsRefused(string time)
    {
        var run = await CommandRun.Of(Story.Incidents, "tally", "--as-of", time);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"error: What will be known then is not known yet.\n   in: --as-of '{time}'\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_AheadOfAClockThatWasSetBack_IsTakenWhereSomethingWasRecordedThen()
    {
        var run = await CommandRun.Of(CommandRun.With(Story.Incidents) with { Clock = new FakeTimeProvider(CommandRun.RecordedAt.AddDays(-2)) }, "tally", "--as-of", "2012-06-04");

        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Time_BeforeTheFirstEntry_SaysThatNothingWasRecordedYet()
    {
        var run = await CommandRun.Of(CommandRun.With([]), "tally", "--as-of", "2011");

        Assert.Contains("\nData as of 2011: nothing was recorded yet\n", run.Out, StringComparison.Ordinal);
    }
}
