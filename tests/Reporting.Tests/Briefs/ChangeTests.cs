using Reporting.Briefs.Sections;

namespace Reporting.Tests.Briefs;

public sealed class ChangeTests
{
    [Theory]
    [InlineData(5, 2, "limited change, since the numbers are low", false)]
    [InlineData(0, 0, "limited change, since the numbers are low", false)]
    [InlineData(6, 0, "a rise from none", false)]
    [InlineData(6, 2, "a rise from a low base", false)]
    [InlineData(126, 100, "a sharp rise", true)]
    [InlineData(125, 100, "a rise", true)]
    [InlineData(110, 100, "little change", true)]
    [InlineData(90, 100, "little change", true)]
    [InlineData(89, 100, "a fall", true)]
    [InlineData(75, 100, "a fall", true)]
    [InlineData(74, 100, "a sharp fall", true)]
    public void Change_OfWeekAndMean_IsInWords(long week, int mean, string words, bool hasPercent)
    {
        var change = Change.Of(week, mean);

        Assert.Equal(words, change.Words);
        Assert.Equal(hasPercent, change.Percent is not null);
    }

    [Theory]
    [InlineData(9, 9, "limited change, since the numbers are low", false)]
    [InlineData(10, 0, "a rise from none", false)]
    [InlineData(10, 9, "a rise from a low base", false)]
    [InlineData(9, 10, "little change", true)]
    [InlineData(15, 10, "a sharp rise", true)]
    [InlineData(0, 10, "a sharp fall", true)]
    public void Change_OfTwoSpans_HasABaseOfItsOwn(long now, long before, string words, bool hasPercent)
    {
        var change = Change.OfSpans(now, before);

        Assert.Equal(words, change.Words);
        Assert.Equal(hasPercent, change.Percent is not null);
    }
}
