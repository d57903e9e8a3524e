using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Tests.Briefs;

/// <summary>Sentences of briefs of few incidents, and of those of which only words are known, say no more and no less than is known.</summary>
public sealed class BriefWordsTests
{
    [Fact]
    public async Task Method_WhereEveryIncidentIsLocated_SaysNothingOfThoseThatAreNot() =>
        Assert.Contains("0 of 1 incident (0%) could not be located to a district.", BriefText.Section(await Of(Clash()), "method"), StringComparison.Ordinal);

    [Fact]
    public async Task Method_WhereOneIncidentIsNotLocated_SaysItIsInTheTotal() =>
        Assert.Contains("1 of 1 incident (100%) could not be located to a district; it is in the total.", BriefText.Section(await Of(Clash() with { Place = SampleIncidents.Badakhshan }), "method"), StringComparison.Ordinal);

    [Fact]
    public async Task Method_OfAWord_QuotesItAsTheOtherNotesDo() => Assert.DoesNotContain('"', BriefText.Section(await Of(Clash()), "method"));

    [Theory]
    [InlineData(1, "1 of 1 incident listed, the only one of the week. ")]
    [InlineData(3, "3 of 3 incidents listed, all of the week. ")]
    [InlineData(9, "8 of 9 incidents listed: the deadliest, ")]
    public async Task Notable_OfEveryIncident_NamesNoRuleThatChoseThem(int incidents, string text)
    {
        var brief = await Of([.. Enumerable.Range(1, incidents).Select(i => Clash(FormattableString.Invariant($"test:{i}"), Some.Killed(Side.Civilians, Quantity.Exact(1))))]);

        Assert.StartsWith(text, BriefText.Block<IncidentList>(brief).Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notable_CiviliansKilledOnlyInAWord_IsListedForThem()
    {
        var brief = await Of(Clash("test:1", Some.Killed(Side.Civilians, Quantity.Vague("several"))));

        Assert.Equal(["Civilians killed"], Assert.Single(BriefText.Block<IncidentList>(brief).Items).Reasons.Select(reason => reason.ToString()));
    }

    [Fact]
    public async Task Incidents_WithDeathsOnlyInAWord_AreNotSaidToHaveNoneReported()
    {
        var brief = await Of(Clash("test:1", Some.Killed(Side.Civilians, Quantity.Vague("several"))));

        Assert.Equal("0 with at least one death counted", BriefText.Block<KeyFigures>(brief).Items[0].Reported.ToString());
    }

    private static Incident Clash(string id = "test:1", params Figure[] figures) => Some.Incident(id, "2012-05-30", type: IncidentType.ArmedClash, figures: figures);


    private static Task<Brief> Of(params Incident[] incidents) =>
        new WeeklyBriefBuilder(new InMemoryData(incidents, DateTimeOffset.UnixEpoch)).Build(new WeeklyBriefRequest { Week = TrialBriefs.Week("2012-W22"), Place = TrialBriefs.Badakhshan });
}
