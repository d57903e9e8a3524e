using Reporting.Briefs.Maps;

namespace Reporting.Tests.Briefs.Maps;

public sealed class MapScaleTests
{
    [Theory]
    [InlineData(0, "1 or more")]
    [InlineData(1, "1 or more")]
    [InlineData(3, "1; 2 or more")]
    [InlineData(12, "1; 2–4; 5–9; 10 or more")]
    [InlineData(41, "1–4; 5–9; 10–19; 20 or more")]
    [InlineData(300, "1–49; 50–99; 100–199; 200 or more")]
    [InlineData(12_345, "1–1,999; 2,000–4,999; 5,000–9,999; 10,000 or more")]
    public void Classes_UpToAHighest_AreRoundAndFew(long most, string labels)
    {
        var scale = MapScale.UpTo(most);

        Assert.Equal(labels, string.Join("; ", Enumerable.Range(0, scale.From.Length).Select(scale.Label)));
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(19, 2)]
    [InlineData(20, 3)]
    [InlineData(1_000, 3)]
    public void Class_OfANumber_HoldsItAndZeroHasNone(long number, int of) => Assert.Equal(of, MapScale.UpTo(41).ClassOf(number));
}
