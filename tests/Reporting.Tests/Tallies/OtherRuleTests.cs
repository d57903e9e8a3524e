using CsCheck;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public class OtherRuleTests
{
    private static readonly CountingRule Lowest = new() { Choice = FigureChoice.Lowest };
    private static readonly CountingRule Highest = new() { Choice = FigureChoice.Highest };
    private static readonly CountingRule Spread = new() { Dating = Dating.Spread };

    private static Incident Killed(params Quantity[] quantities) =>
        Some.Incident(figures: [.. quantities.Select((quantity, i) => Some.Killed(Side.Total, quantity, $"Party {i}"))]);

    private static long? Best(CountingRule rule, Incident incident) => rule.Figure(incident, Harm.Killed, Side.Total).Best;

    [Fact]
    public void Choice_OfSeveralAccounts_TakesTheLowestAndHighestNumberGiven()
    {
        var incident = Killed(Quantity.Exact(8), Quantity.Estimate(3, 5, 12), Quantity.Vague("several"));

        Assert.Equal((3, 5, 12), (Best(Lowest, incident), Best(CountingRule.Default, incident), Best(Highest, incident)));
    }

    [Fact]
    public void Choice_OfASourceThatContradictsItself_LooksAmongAllThreeNumbers()
    {
        var incident = Killed(Quantity.Estimate(9, 5, 4));

        Assert.Equal((4, 5, 9), (Best(Lowest, incident), Best(CountingRule.Default, incident), Best(Highest, incident)));
    }

    [Fact]
    public void Highest_OfAnOpenEnd_IsTheNumberGivenAndTheHighEndStaysOpen()
    {
        var figure = Highest.Figure(Killed(Quantity.AtLeast(3)), Harm.Killed, Side.Total);

        Assert.Equal((3, null), (figure.Best, figure.High));
    }

    [Fact]
    public void Choice_OfSidesWithoutATotal_AddsTheSidesUp()
    {
        var incident = Some.Incident(figures: [Some.Killed(Side.Militants, Quantity.Estimate(1, 4, 6)), Some.Killed(Side.Civilians, Quantity.Exact(2))]);

        Assert.Equal((3, 6, 8), (Best(Lowest, incident), Best(CountingRule.Default, incident), Best(Highest, incident)));
    }

    [Fact]
    public void Lowest_OfASideWhoseLowEndIsZero_IsATotalOfZero()
    {
        var incident = Some.Incident(figures: [Some.Killed(Side.Militants, Quantity.Estimate(0, 3, 4))]);
        var asserted = Some.Incident(figures: [Some.Killed(Side.Civilians, Quantity.Exact(0))]);

        Assert.Equal((0, 3, 4), (Best(Lowest, incident), Best(CountingRule.Default, incident), Best(Highest, incident)));
        Assert.Equal((null, null, null), (Best(Lowest, asserted), Best(CountingRule.Default, asserted), Best(Highest, asserted)));
    }

    [Fact]
    public void Choice_OfWordsOnly_IsNoNumber()
    {
        var figure = Highest.Figure(Killed(Quantity.Vague("dozens")), Harm.Killed, Side.Total);

        Assert.Equal((null, 1L), (figure.Best, figure.UnquantifiedIn));
    }

    [Fact]
    public void Originator_ThatGaveNothing_LeavesTheIncidentCountedAndNotReported()
    {
        var tally = new CountingRule { Originator = "xinhua" }.Count(Some.Incident(figures: [Some.Killed(Side.Total, Quantity.Exact(8), "ISAF"), Some.Killed(Side.Total, Quantity.Exact(1))]));

        Assert.Equal((1, null, 0L), (tally.Incidents, tally.Of(Harm.Killed).Best, tally.FatalIncidents));
    }

    [Fact]
    public void Originator_InOtherLetters_IsTheSame()
    {
        var incident = Some.Incident(
            figures: [Some.Killed(Side.Total, Quantity.Exact(8), "ISAF"), Some.Killed(Side.Total, Quantity.Exact(3), "Xinhua")],
            seizures: [Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(5), "ISAF"), Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(2), "Xinhua")]);
        var tally = new CountingRule { Originator = "isaf" }.Count(incident);

        Assert.Equal((8, 5L), (tally.Of(Harm.Killed).Best, Assert.Single(tally.Seizures).Figure.Best));
    }

    [Fact]
    public void Spread_OfTenOverFourDays_GivesTheRestToTheFirstDays()
    {
        var incident = Some.Incident(day: "2012-06-03", until: "2012-06-06", figures: [Some.Killed(Side.Total, Quantity.Exact(10))]);

        Assert.Equal(
            [("2012-06-03", 1, 3), ("2012-06-04", 0, 3), ("2012-06-05", 0, 2), ("2012-06-06", 0, 2)],
            Spread.Cells(incident).Select(cell => (cell.Key.Day.ToString("yyyy-MM-dd"), (int)cell.Tally.Incidents, (int)cell.Tally.Of(Harm.Killed).Best!)));
    }

    [Fact]
    public void Spread_ShareOfZero_IsReportedAndOfSilence_IsNot()
    {
        var incident = Some.Incident(day: "2012-06-03", until: "2012-06-05", figures: [Some.Killed(Side.Civilians, Quantity.Exact(1))]);
        var last = Spread.Cells(incident).Last().Tally;

        Assert.Equal((0, null), (last.Of(Harm.Killed, Side.Civilians).Best, last.Of(Harm.Killed, Side.Militants).Best));
        Assert.Equal(0, last.Of(Harm.Killed, Side.Civilians).ReportedIn);
    }

    [Fact]
    public void Spread_ShareWithoutALowEnd_LeavesTheLowEndOfItsDaysUnknown()
    {
        var incident = Some.Incident(day: "2012-06-03", until: "2012-06-05", figures: [Some.Killed(Side.Total, Quantity.Estimate(null, 6, 9))]);
        var last = Spread.Cells(incident).Last().Tally.Of(Harm.Killed);

        Assert.Equal((null, 2L, 3L), (last.Low, last.Best, last.High));
    }

    [Fact]
    public void Spread_OfAnyIncident_AddsUpToItExactlyAndCountsItOnce() => GenIncident.Incident.Sample(incident =>
    {
        foreach (var choice in FigureChoices.All)
        {
            var rule = Spread with { Choice = choice };
            var whole = (rule with { Dating = Dating.FirstDay }).Count(incident);
            var sum = Tally.Sum(rule.Cells(incident).Select(cell => cell.Tally));
            Assert.Equal((whole.Incidents, whole.FatalIncidents), (sum.Incidents, sum.FatalIncidents));
            Assert.Equal(whole.Figures.Select(Numbers), sum.Figures.Select(Numbers));
            Assert.Equal(whole.Seizures.Select(row => (row.Item, row.Figure.Low, row.Figure.Best, row.Figure.High, row.MentionedIn)), sum.Seizures.Select(row => (row.Item, row.Figure.Low, row.Figure.Best, row.Figure.High, row.MentionedIn)));
        }
    });

    [Fact]
    public void Choices_OfAnyIncident_AreInOrderAndAgreeOnWhatWasReported() => GenIncident.Incident.Sample(incident =>
    {
        foreach (var side in (Side[])[Side.Total, .. Casualty.Sides])
        {
            var (low, best, high) = (Lowest.Figure(incident, Harm.Killed, side), CountingRule.Default.Figure(incident, Harm.Killed, side), Highest.Figure(incident, Harm.Killed, side));
            if (side != Side.Total) Assert.True(low.Best is null && best.Best is null && high.Best is null || low.Best <= best.Best && best.Best <= high.Best);
            Assert.Equal((best.ReportedIn > 0 || best.UnquantifiedIn > 0), (low.ReportedIn > 0 || low.UnquantifiedIn > 0));
        }
    });

    [Fact]
    public void Code_AndWords_NameEveryPartOfTheRule()
    {
        var rule = new CountingRule { Choice = FigureChoice.Highest, Originator = "ISAF", Dating = Dating.Spread };

        Assert.Equal(("best", "highest; originator ISAF; spread"), (CountingRule.Default.Code, rule.Code));
        Assert.Contains("the highest counts", rule.InWords, StringComparison.Ordinal);
        Assert.Contains("Only figures given by ISAF count", rule.InWords, StringComparison.Ordinal);
        Assert.Contains("shared out evenly", rule.InWords, StringComparison.Ordinal);
        Assert.Equal(
            "Where sources differ, the best figure is the median of the numbers given (the lower of two). A word such as \"several\" gives way to a number and never becomes one.",
            CountingRule.Default.InWords);
    }

    private static (Harm, Side, long?, long?, long?, long, long) Numbers(FigureRow row) =>
        (row.Harm, row.Side, row.Figure.Low, row.Figure.Best, row.Figure.High, row.Figure.ReportedIn, row.Figure.UnquantifiedIn);
}
