using CsCheck;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

public class LedgerPositionTests
{
    [Theory]
    [InlineData("12.0.7", 12L, 0L, 7L)]
    [InlineData("0x3", 0L, 0L, 0L)]
    [InlineData("5x2.7", 5L, 5L, 7L)]
    public void Text_OfShards_IsTheirNumbers(string text, params long[] sequences)
    {
        var position = new LedgerPosition([.. sequences]);

        Assert.Equal(text, position.ToString());
        Assert.True(LedgerPosition.TryParse(text, out var read));
        Assert.Equal(position, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1..2")]
    [InlineData("-1")]
    [InlineData("1x0")]
    [InlineData("1x9999999")]
    [InlineData("ten")]
    public void Text_OfAnythingElse_IsNoPosition(string? text) => Assert.False(LedgerPosition.TryParse(text, out _));

    [Fact]
    public void Text_OfAnyPosition_ReadsBack() => Gen.Long[0, 3].Array[1, 40].Sample(sequences =>
    {
        var position = new LedgerPosition([.. sequences]);
        return LedgerPosition.TryParse(position.ToString(), out var read) && read == position && read.GetHashCode() == position.GetHashCode();
    });

    [Fact]
    public void Covers_OfPositions_HoldsShardByShard()
    {
        var position = new LedgerPosition([3, 5]);

        Assert.True(position.Covers(new LedgerPosition([3, 4])));
        Assert.False(position.Covers(new LedgerPosition([2, 6])));
        Assert.False(position.Covers(new LedgerPosition([3])));
    }
}
