using Reporting.Casualties;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class CountingRuleTests
{
    [Fact]
    public void Figure_WordAndNumber_NumberStands()
    {
        var figure = Militants(Quantity.Vague("multiple"), Quantity.Exact(8));

        Assert.Equal((8L, 1L, 0L), (figure.Best!.Value, figure.ReportedIn, figure.UnquantifiedIn));
    }

    [Fact]
    public void Figure_OnlyWords_IsUnquantifiedOnce()
    {
        var figure = Militants(Quantity.Vague("several"), Quantity.Vague("multiple"));

        Assert.Equal(((long?)null, 0L, 1L), (figure.Best, figure.ReportedIn, figure.UnquantifiedIn));
    }

    [Theory]
    [InlineData(new[] { 8L }, 8, 8, 8)]
    [InlineData(new[] { 5L, 8L }, 5, 5, 8)]
    [InlineData(new[] { 12L, 5L, 8L }, 5, 8, 12)]
    public void Figure_SeveralNumbers_BestIsTheLowerMedian(long[] numbers, long low, long best, long high)
    {
        var figure = Militants([.. numbers.Select(Quantity.Exact)]);

        Assert.Equal((low, best, high), (figure.Low!.Value, figure.Best!.Value, figure.High!.Value));
    }

    [Fact]
    public void Figure_AtLeast_LeavesHighUnknown()
    {
        var figure = Militants(Quantity.AtLeast(3));

        Assert.Equal((3L, 3L, (long?)null), (figure.Low!.Value, figure.Best!.Value, figure.High));
    }

    [Fact]
    public void Figure_InconsistentEstimate_IsKeptAsGiven()
    {
        var figure = Militants(Quantity.Estimate(9, 5, 4));

        Assert.Equal((9L, 5L, 4L), (figure.Low!.Value, figure.Best!.Value, figure.High!.Value));
    }

    [Fact]
    public void Total_NotGiven_IsTheSumOfReportedSides()
    {
        var incident = Some.Incident(figures: [Some.Killed(Side.Militants, Quantity.Exact(6)), Some.Killed(Side.SecurityForces, Quantity.Exact(8))]);

        Assert.Equal(14, CountingRule.Default.Figure(incident, Harm.Killed, Side.Total).Best);
    }

    [Fact]
    public void Total_NotGivenAndASideOnlyInWords_SaysSoAndHasNoHighEnd()
    {
        var incident = Some.Incident(figures: [Some.Killed(Side.Militants, Quantity.Vague("several")), Some.Killed(Side.SecurityForces, Quantity.Exact(8))]);

        var total = CountingRule.Default.Figure(incident, Harm.Killed, Side.Total);

        Assert.Equal((8L, (long?)null, 1L, 1L), (total.Best!.Value, total.High, total.ReportedIn, total.UnquantifiedIn));
    }

    [Fact]
    public void Total_OnlyAnAssertedZeroOfOneSide_IsNotReported()
    {
        var incident = Some.Incident(figures: [Some.Killed(Side.Civilians, Quantity.Exact(0))]);

        Assert.Equal((null, 0L), (CountingRule.Default.Figure(incident, Harm.Killed, Side.Total).Best, CountingRule.Default.Figure(incident, Harm.Killed, Side.Total).ReportedIn));
    }

    [Fact]
    public void Total_EverySideAnAssertedZero_IsZero()
    {
        var incident = Some.Incident(figures: [.. Casualty.Sides.Select(side => Some.Killed(side, Quantity.Exact(0)))]);

        var total = CountingRule.Default.Figure(incident, Harm.Killed, Side.Total);

        Assert.Equal((0L, 0L, 1L), (total.Best!.Value, total.High!.Value, total.ReportedIn));
    }

    [Fact]
    public void Figure_OneNumberWithoutEndsAmongSeveral_LeavesTheEndsOpen()
    {
        var figure = Militants(Quantity.Exact(6), Quantity.Estimate(null, 8, null));

        Assert.Equal(((long?)null, 6L, (long?)null), (figure.Low, figure.Best!.Value, figure.High));
    }

    [Fact]
    public void Seized_LargestQuantityTwiceByOneOriginator_AddsUp()
    {
        var round = Some.Seized(WeaponCategory.Ammunition, "round", Quantity.Exact(Quantity.Largest), "ISAF");

        Assert.Equal(2 * Quantity.Largest, Assert.Single(Tally.Of(Some.Incident(seizures: [round, round])).Seizures).Figure.Best);
    }

    [Fact]
    public void Total_Given_IsNotTheSumOfSides()
    {
        var incident = Some.Incident(figures: [Some.Killed(Side.Total, Quantity.Estimate(1, 2, 3)), Some.Killed(Side.Militants, Quantity.Exact(9))]);

        Assert.Equal(2, CountingRule.Default.Figure(incident, Harm.Killed, Side.Total).Best);
    }

    [Fact]
    public void Seized_SameItemByTwoOriginators_IsNotAddedUp()
    {
        var tally = Tally.Of(Some.Incident(seizures:
        [
            Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(5), "ISAF"),
            Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(6), "Xinhua"),
        ]));

        Assert.Equal(5, Assert.Single(tally.Seizures).Figure.Best);
    }

    [Fact]
    public void Seized_SameItemTwiceByOneOriginator_AddsUp()
    {
        var tally = Tally.Of(Some.Incident(seizures:
        [
            Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(5), "ISAF"),
            Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(2), "ISAF"),
        ]));

        Assert.Equal(7, Assert.Single(tally.Seizures).Figure.Best);
    }

    [Fact]
    public void Seized_OnlyAWord_HasNoNumber()
    {
        var row = Assert.Single(Tally.Of(Some.Incident(seizures: [Some.Seized(WeaponCategory.Ammunition, "RPG round", Quantity.Vague("several"))])).Seizures);

        Assert.Equal(((long?)null, 1L, 1L), (row.Figure.Best, row.Figure.UnquantifiedIn, row.MentionedIn));
    }

    private static FigureTally Militants(params Quantity[] quantities) =>
        CountingRule.Default.Figure(Some.Incident(figures: [.. quantities.Select(quantity => Some.Killed(Side.Militants, quantity))]), Harm.Killed, Side.Militants);
}
