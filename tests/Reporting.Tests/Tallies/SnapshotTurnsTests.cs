using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class SnapshotTurnsTests
{
    [Fact]
    public async Task Take_MoreThanThereAre_IsNullUntilOneIsGivenBack()
    {
        using var turns = new SnapshotTurns();
        var taken = new List<IDisposable?>();
        for (var i = 0; i < SnapshotTurns.AtOnce; i++) taken.Add(await turns.Take(CancellationToken.None));

        Assert.DoesNotContain(null, taken);
        Assert.Null(await turns.Take(CancellationToken.None));
        taken[0]!.Dispose();
        // Given back once, however often it is said.
        taken[0]!.Dispose();
        Assert.NotNull(await turns.Take(CancellationToken.None));
        Assert.Null(await turns.Take(CancellationToken.None));
    }
}
