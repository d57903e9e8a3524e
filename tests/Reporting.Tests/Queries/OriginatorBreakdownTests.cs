using CsCheck;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests.Queries;

public class OriginatorBreakdownTests
{
    [Fact]
    public void Row_OfAnOriginator_IsWhatAQuestionForItsFiguresAloneAnswers() => Gen.Select(GenIncident.Several(20), GenIncident.AnyOf([.. FigureChoices.All]), GenIncident.AnyOf(Dating.FirstDay, Dating.Spread)).Sample((incidents, choice, dating) =>
    {
        var data = new InMemoryData([.. incidents.DistinctBy(incident => incident.Id)], default);
        var question = new Question(new Period(Some.Day("2012-01-10"), Some.Day("2012-02-10")), IncidentFilter.Any, DayOfWeek.Monday) { Rule = new CountingRule { Choice = choice, Dating = dating } };
        foreach (var row in OriginatorBreakdown.Ask(data, question).Result.Where(row => row.Label != OriginatorBreakdown.NotNamed))
        {
            var alone = Answer.Tally(data, question with { Rule = question.Rule with { Originator = row.Name } }).Result.Rows[0].Figures;
            Assert.Equal(alone with { Incidents = row.Figures.Incidents }, row.Figures);
        }
    });

    [Fact]
    public async Task Rows_OfOneIncidentWithTwoParties_CountItForEach()
    {
        var data = new InMemoryData([Some.Incident(figures:
        [
            Some.Killed(Casualties.Side.Militants, Casualties.Quantity.Exact(5), "ISAF"), Some.Killed(Casualties.Side.Militants, Casualties.Quantity.Exact(8), "Xinhua"),
            Some.Killed(Casualties.Side.Civilians, Casualties.Quantity.Exact(1)),
        ])], default);

        var rows = await Breakdowns.Ask(data, new Question(Period.All, IncidentFilter.Any, DayOfWeek.Monday), BreakdownBy.Originator);

        Assert.Equal(
            [("isaf", "ISAF", 1L, 5L), ("xinhua", "Xinhua", 1L, 8L), (OriginatorBreakdown.NotNamed, "Not named", 1L, 1L)],
            rows.Select(row => (row.Label, row.Name, row.Figures.Incidents, row.Figures.Killed.Best!.Value)));
    }
}
