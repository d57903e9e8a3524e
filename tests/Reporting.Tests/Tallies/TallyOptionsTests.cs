using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public class TallyOptionsTests
{
    private static readonly TallyOptionsCheck Check = new();

    [Fact]
    public void SnapshotEvery_NotSet_Is30Seconds() => Assert.Equal(TimeSpan.FromSeconds(30), new TallyOptions().SnapshotEvery);

    [Theory]
    [InlineData(10)]
    [InlineData(30_000)]
    [InlineData(86_400_000)]
    public void Check_WithinTheEnds_Succeeds(int milliseconds) =>
        Assert.True(Check.Validate(null, new TallyOptions { SnapshotEvery = TimeSpan.FromMilliseconds(milliseconds) }).Succeeded);

    [Theory]
    [InlineData(-1, "-00:00:00.0010000")]
    [InlineData(0, "00:00:00")]
    [InlineData(9, "00:00:00.0090000")]
    [InlineData(86_400_001, "1.00:00:00.0010000")]
    public void Check_BeyondTheEnds_SaysWhatIsAllowed(int milliseconds, string shown) =>
        Assert.Equal(
            $"Tallies cannot write their snapshots every {shown}: the pause is 00:00:00.0100000 to 1.00:00:00.",
            Check.Validate(null, new TallyOptions { SnapshotEvery = TimeSpan.FromMilliseconds(milliseconds) }).FailureMessage);
}
