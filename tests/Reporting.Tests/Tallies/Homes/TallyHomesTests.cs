using System.Net;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies.Homes;

public sealed class TallyHomesTests
{
    private static readonly GrainId[] Tallies = [.. Enumerable.Range(0, 100).Select(i => GrainId.Create(i % 2 == 0 ? "province" : "group", $"subject-{i}"))];

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public void Of_AHundredTallies_GivesNoSiloTwiceItsPart(int silos)
    {
        var counts = Tallies.CountBy(tally => TallyHomes.Of(tally, Silos(silos))).ToDictionary();

        Assert.Equal(silos, counts.Count);
        Assert.All(counts.Values, count => Assert.True(count < 2 * Tallies.Length / silos, $"{count} of {Tallies.Length}"));
    }

    [Fact]
    public void Of_SilosInAnotherOrder_IsTheSame()
    {
        var silos = Silos(5);

        Assert.All(Tallies, tally => Assert.Equal(TallyHomes.Of(tally, silos), TallyHomes.Of(tally, silos.Reverse())));
    }

    [Fact]
    public void Of_OneSiloMore_MovesOnlyToIt()
    {
        var (before, after) = (Silos(3), Silos(4));

        var moved = Tallies.Where(tally => !TallyHomes.Of(tally, before).Equals(TallyHomes.Of(tally, after))).ToList();

        Assert.NotEmpty(moved);
        Assert.All(moved, tally => Assert.Equal(after[3], TallyHomes.Of(tally, after)));
    }

    [Fact]
    public void Of_SiloThatCameBackAtItsAddress_IsThatSilo()
    {
        var before = Silos(3);
        SiloAddress[] after = [before[0], SiloAddress.New(before[1].Endpoint, 77), before[2]];

        Assert.All(Tallies, tally => Assert.Equal(TallyHomes.Of(tally, before).Endpoint, TallyHomes.Of(tally, after).Endpoint));
    }

    private static SiloAddress[] Silos(int count) => [.. Enumerable.Range(0, count).Select(i => SiloAddress.New(new IPEndPoint(IPAddress.Parse("10.0.0.1"), 11111 + i), 5))];
}
