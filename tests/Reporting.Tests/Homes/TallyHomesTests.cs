using System.Net;
using Reporting.Homes;

namespace Reporting.Tests.Homes;

public sealed class TallyHomesTests
{
    private static readonly string[] Keys = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? $"group-{i}" : $"country-{i % 3}/province-{i}")];

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public void Of_ManyTallies_GivesEachSiloAboutAsMany(int silos)
    {
        var counts = Keys.CountBy(key => TallyHomes.Of(key, Silos(silos))).ToDictionary();

        Assert.Equal(silos, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 0.5 * Keys.Length / silos, 1.5 * Keys.Length / silos));
    }

    [Fact]
    public void Of_WhenASiloJoins_MovesToThatSiloOnly()
    {
        var (before, after) = (Silos(3), Silos(4));

        Assert.All(Keys.Where(key => !TallyHomes.Of(key, before).Equals(TallyHomes.Of(key, after))), key => Assert.Equal(after[3], TallyHomes.Of(key, after)));
    }

    [Fact]
    public void Of_ADistrict_IsThatOfItsProvince() =>
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(TallyHomes.Of($"afghanistan/province-{i}", Silos(4)), TallyHomes.Of($"afghanistan/province-{i}/argo", Silos(4))));

    private static SiloAddress[] Silos(int count) => [.. Enumerable.Range(0, count).Select(i => SiloAddress.New(new IPEndPoint(IPAddress.Parse("10.0.0.1"), 11111 + i), 5))];
}
