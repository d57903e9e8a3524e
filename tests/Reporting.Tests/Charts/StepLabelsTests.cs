using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Tallies;

namespace Reporting.Tests.Charts;

public sealed class StepLabelsTests
{
    [Theory]
    [InlineData("2018-03-01", "2021-12-31", Step.Month, "2019 2020 2021")]
    [InlineData("1989-01-01", "2021-12-31", Step.Month, "1990 1995 2000 2005 2010 2015 2020")]
    [InlineData("2021-03-01", "2021-08-15", Step.Week, "Apr 2021 Jul")]
    [InlineData("2012-01-01", "2012-12-31", Step.Week, "Jan 2012 Apr Jul Oct")]
    [InlineData("2021-02-05", "2021-03-20", Step.Week, "Feb 2021")]
    [InlineData("2021-02-05", "2021-02-06", Step.Week, "")]
    public void Labels_OfSteps_NameQuartersOrYears(string since, string until, Step unit, string labels) =>
        Assert.Equal(labels, string.Join(' ', StepLabels.Of([.. TimeStep.Within(new Period(Some.Day(since), Some.Day(until)), unit, DayOfWeek.Monday)]).Select(label => label.Text)));

    [Fact]
    public void Steps_OfAPeriodThatCutsThem_HaveOnlyItsDaysAndTheNameOfTheWhole()
    {
        var steps = TimeStep.Within(new Period(Some.Day("2021-03-03"), Some.Day("2021-03-16")), Step.Week, DayOfWeek.Monday).ToList();

        Assert.Equal(["2021-W09", "2021-W10", "2021-W11"], steps.Select(step => step.Name));
        Assert.Equal([5, 7, 2], steps.Select(step => step.Days.Days));
        Assert.Equal([false, true, false], steps.Select(step => step.IsWhole));
    }
}
