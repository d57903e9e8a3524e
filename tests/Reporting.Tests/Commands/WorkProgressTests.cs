using Microsoft.Extensions.Time.Testing;
using Reporting.Backup;
using Reporting.Commands;

namespace Reporting.Tests.Commands;

public sealed class WorkProgressTests
{
    [Fact]
    public async Task Work_NotOnATerminal_PrintsALineNowAndThenWithItsUnit()
    {
        var surroundings = CommandRun.With([]);
        using var output = new StringWriter { NewLine = "\n" };
        using var talk = new StringWriter { NewLine = "\n" };

        await WorkProgress.Follow(surroundings.Context(output, talk), "Restoring a.backup", progress =>
        {
            progress.Report(new WorkStep(10, 5_000, "bytes"));
            ((FakeTimeProvider)surroundings.Clock).Advance(WorkProgress.LineEvery);
            progress.Report(new WorkStep(2_000, 5_000, "bytes"));
            return Task.FromResult(true);
        });

        Assert.Equal("Restoring a.backup ...\n  2,000 of 5,000 bytes, 40 %\n", talk.ToString());
    }
}
