using System.Net;
using Reporting.Homes;

namespace Reporting.Tests.Homes;

public sealed class ShardHomesTests
{
    [Theory]
    [InlineData(1, 16)]
    [InlineData(3, 16)]
    [InlineData(4, 16)]
    [InlineData(10, 64)]
    [InlineData(16, 7)]
    public void Of_AllShards_GivesEachSiloAsManyAsAnyOtherOrOneMore(int silos, int shards)
    {
        var counts = Enumerable.Range(0, shards).CountBy(shard => ShardHomes.Of(shard, Silos(silos))).ToDictionary();

        Assert.Equal(Math.Min(silos, shards), counts.Count);
        Assert.InRange(counts.Values.Max() - (counts.Count < silos ? 0 : counts.Values.Min()), 0, 1);
    }

    [Fact]
    public void Of_SilosInAnotherOrder_IsTheSame()
    {
        var silos = Silos(5);

        Assert.All(Enumerable.Range(0, 32), shard => Assert.Equal(ShardHomes.Of(shard, silos), ShardHomes.Of(shard, [.. silos.Reverse()])));
    }

    [Fact]
    public void Of_SiloThatCameBackAtItsAddress_IsThatSilo()
    {
        var before = Silos(3);
        SiloAddress[] after = [before[0], SiloAddress.New(before[1].Endpoint, 77), before[2]];

        Assert.All(Enumerable.Range(0, 16), shard => Assert.Equal(ShardHomes.Of(shard, before).Endpoint, ShardHomes.Of(shard, after).Endpoint));
    }

    private static SiloAddress[] Silos(int count) => [.. Enumerable.Range(0, count).Select(i => SiloAddress.New(new IPEndPoint(IPAddress.Parse("10.0.0.1"), 11111 + i), 5))];
}
