using Reporting.Casualties;
using Reporting.Commands;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Seizures;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Tests.Commands;

public sealed class ExplainTests
{
    [Theory]
    [InlineData("incidents")]
    [InlineData("fatal")]
    [InlineData("killed")]
    [InlineData("KILLED.HIGH")]
    [InlineData("civilians.killed.reportedIn")]
    [InlineData("security-forces.killed")]
    [InlineData("captured.unquantifiedIn")]
    [InlineData("seized:RPG round")]
    [InlineData("seized.mentionedIn:grenades/grenade/pieces")]
    public async Task Figure_OfAnyName_AddsUpToWhatTheTallyAnswers(string figure)
    {
        var run = await CommandRun.Of(Story.Incidents, "explain", "--figure", figure);

        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Figure_ThatTheTallyAnswersOtherwise_IsToldAfterTheListAndFails()
    {
        var connection = new MemoryConnection(Story.Incidents);
        connection.Answered = answers => connection.Set([.. Story.Incidents.Skip(1)]);

        var run = await CommandRun.Of(new Surroundings(connection), "explain", "--figure", "killed");

        Assert.Equal(ExitCode.Mismatch, run.ExitCode);
        Assert.StartsWith("error: The incidents give 1,221, and the tally says 1,229.\n   in: killed\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("they do not add up", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_BelowTheIncidents_ListsSomeAndSumsAll()
    {
        var explanation = await new Explainer(new InMemoryData(Story.Incidents, CommandRun.RecordedAt), most: 2).Explain(Everything, "killed", Measure.Of(Harm.Killed, Side.Total));

        var part = Assert.Single(explanation.Parts);
        Assert.Equal((1229m, 2, 6), (part.Sum!.Value, part.Listed.Length, part.NotListed));
    }

    [Fact]
    public async Task Limit_OfAFigureOfSeveralParts_IsForEachPart()
    {
        var brief = await new Reporting.Briefs.Weekly.WeeklyBriefBuilder(new InMemoryData(Story.Incidents, CommandRun.RecordedAt))
            .Build(new Reporting.Briefs.Weekly.WeeklyBriefRequest { Week = Reporting.Tallies.Week.Containing(Some.Day("2012-06-06"), DayOfWeek.Monday) });

        var explanation = await new Explainer(new InMemoryData(Story.Incidents, CommandRun.RecordedAt), most: 1).Explain(brief, "key.incidents.mean4");

        Assert.Equal([0, 0, 1, 1], explanation.Parts.Select(part => part.Listed.Length).Order());
    }

    [Theory]
    [InlineData("killed", true)]
    [InlineData("seized:AK-47", true)]
    [InlineData("fatal", true)]
    [InlineData("killed.low", false)]
    [InlineData("killed.high", false)]
    [InlineData("killed.reportedIn", false)]
    [InlineData("incidents", false)]
    public async Task Rule_IsGivenInWordsOnlyWhereItDecidesTheNumber(string figure, bool given)
    {
        var run = await CommandRun.Of(Story.Incidents, 400, "explain", "--figure", figure);

        Assert.Equal(given, run.Out.Contains("Where sources differ, the best figure is the median", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("key.incidents.mean4", "2012-W22", "0.3 (unrounded 0.25)")]
    [InlineData("key.incidents.weekBefore", "2012-W23", "3")]
    [InlineData("key.incidents.changeOnWeekBefore", "2012-W23", "−3")]
    public async Task FigureOfABrief_IsPrintedAsTheBriefPrintsIt(string id, string week, string text)
    {
        var run = await CommandRun.Of(Story.Incidents, 140, "explain", "--brief-figure", id, "--week", week);

        Assert.Contains($"\n{id}: {text}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"The brief says {text}, which is what the ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FigureThatWasRead_IsSaidToBeWhatWasRead()
    {
        var run = await CommandRun.Of(Story.Incidents, 140, "explain", "--brief-figure", "data.incidents", "--week", "2012-W22");

        Assert.Contains("The brief says 8, which is what was read.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Origin_OfACountOfChanges_NamesTheEditionAndWhatListsThem() =>
        Assert.Equal("Counted from the changes since edition 6; 'brief diff' lists them.", new FromLedger(3, "incidents revised").SinceEdition(6).InWords);

    [Fact]
    public async Task Mean_OfABrief_IsExplainedWeekByWeek()
    {
        var run = await CommandRun.Of(Story.Incidents, 140, "explain", "--brief-figure", "key.incidents.mean4", "--week", "2012-W23");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("incidents, 2012-W22, all: 3\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_OfTwoUnits_MustBeTold()
    {
        var run = await CommandRun.Of(
            [Some.Incident(seizures: [Some.Seized(WeaponCategory.Explosives, "ANFO", Quantity.Exact(5)) with { Unit = "kg" }, Some.Seized(WeaponCategory.Explosives, "ANFO", Quantity.Exact(2))])],
            "explain", "--figure", "seized:anfo");

        Assert.Equal("error: 2 items are called 'anfo'.\n   in: --figure\n  fix: Name one of 'seized:explosives/ANFO/kg', 'seized:explosives/ANFO/pieces'; 'breakdown --by weapon' lists all.\n", run.Error);
    }

    [Fact]
    public async Task Sweep_OfMoreThanOneAnswerHolds_FindsEachOnce()
    {
        IReadOnlyList<Incident> many = [.. Enumerable.Range(0, 25_000).Select(i => Some.Incident($"test:{i}", Some.Day("2012-01-01").AddDays(i % 300).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))];

        var found = await IncidentSweep.Find(new InMemoryData(many, CommandRun.RecordedAt), new IncidentQuery());

        Assert.Equal(25_000, found.Count);
    }

    [Fact]
    public async Task Sweep_OfADayWithMoreThanOneAnswerHolds_SaysSo()
    {
        IReadOnlyList<Incident> many = [.. Enumerable.Range(0, 10_001).Select(i => Some.Incident($"test:{i}"))];

        var failure = await Assert.ThrowsAsync<TooManyIncidentsException>(() => IncidentSweep.Find(new InMemoryData(many, CommandRun.RecordedAt), new IncidentQuery()));

        Assert.Equal("On 2012-06-03 there are more than 10000 incidents, too many to go through one by one.", failure.Message);
    }

    private static Question Everything => new(Period.All, IncidentFilter.Any, DayOfWeek.Monday);
}
