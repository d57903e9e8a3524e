using Reporting.Briefs;
using Reporting.Casualties;
using Reporting.Seizures;

namespace Reporting.Tests.Briefs;

/// <summary>What a weekly brief says in a few sentences.</summary>
public sealed class TakeawayTests
{
    public static TheoryData<string> Names => [.. TrialBriefs.Names];

    [Fact]
    public async Task Takeaways_OfLowNumbers_SayLimitedChangeAndNoPercentage()
    {
        var brief = await TrialBriefs.Build("sample");

        Assert.StartsWith("3 incidents in the week, against 1 the week before and 0.3 a week on average over the four weeks before: limited change, since the numbers are low.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
        Assert.DoesNotContain("%", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Takeaways_Always_AreThreeToFiveEachWithItsNumber(string name)
    {
        var items = BriefText.Block<Takeaways>(await TrialBriefs.Build(name)).Items;

        Assert.InRange(items.Length, 3, 5);
        Assert.All(items, item => Assert.Contains((item.Lead + item.Rest).Runs, run => run.Kind is RunKind.Figure));
    }

    [Fact]
    public async Task Takeaways_OfAWeekWithoutIncident_HoldTheYearAgainstTheSameSpan()
    {
        var brief = await TrialBriefs.Of([.. Some.Days("2011-01-0", 6), .. Some.Days("2012-01-0", 9)]);

        Assert.Contains("9 incidents since 1 January 2012, against 6 in the same span of the year before: limited change, since the numbers are low.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2012-05-29", 4, "Raid: second this month, fifth this year.")]
    [InlineData("2012-05-31", 11, "Raid: second this month, 12th this year.")]
    public async Task Takeaways_OfOneRaid_SayWhichOfMonthAndYearItIs(string day, int before, string text)
    {
        var brief = await TrialBriefs.Of([.. Enumerable.Range(1, before).Select(i => Some.Incident($"test:{i}", i == 1 ? "2012-05-02" : FormattableString.Invariant($"2012-01-{i:D2}"))), Some.Incident("test:now", day), .. Some.Days("2011-01-0", 1)]);

        Assert.Contains(text, BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takeaways_OfSeveralRaids_SayHowManyPlacesHadOneThisYear()
    {
        var brief = await TrialBriefs.Of([.. Enumerable.Range(1, 3).Select(i => Some.Incident($"test:{i}", FormattableString.Invariant($"2012-0{i + 2}-29"), place: Some.Place("Afghanistan", "Province " + (char)('A' + i)))), Some.Incident("test:4", "2012-06-01"), .. Some.Days("2011-01-0", 1)]);

        Assert.Contains("Raid: 2 in the week, 4 this year; in 4 of 4 provinces since 1 January 2012.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takeaways_WhereTheDataBeginWithinTheYear_SayNoRank() =>
        Assert.Null((await TrialBriefs.Of([Some.Incident("test:1", "2012-03-01"), Some.Incident("test:now", "2012-05-29")])).Figures.Find("rank.year"));

    [Fact]
    public async Task Takeaways_OfWeaponsInSeveralUnits_SayTheUnitAndCompareOnlyWithinOne()
    {
        var brief = await TrialBriefs.Of(Some.Incident("test:1", seizures:
        [
            Some.Seized(WeaponCategory.Explosives, "ammonium nitrate", Quantity.Exact(250)) with { Unit = "kilograms" },
            Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(5)), Some.Seized(WeaponCategory.GrenadeLaunchers, "PKM", Quantity.Exact(7)),
        ]));

        Assert.Contains("Weapons seized or found in 1 incident: 7 × PKM, 5 × AK-47 and 250 kilograms ammonium nitrate.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takeaways_OfSeveralIncidentsWithDeaths_NameTheDeadliest()
    {
        var brief = await TrialBriefs.Of(
            Some.Incident("test:1", "2012-05-29", figures: [Some.Killed(Side.Militants, Quantity.Exact(3))]),
            Some.Incident("test:2", "2012-05-30", place: Some.Place("Afghanistan", "Badakhshan", "Jurm"), figures: [Some.Killed(Side.Militants, Quantity.Exact(9))]));

        Assert.Contains("The deadliest incident: 9 killed in Jurm, 30 May 2012.", BriefText.Section(brief, "takeaways"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takeaways_OfOneIncident_DoNotCallItTheDeadliest() =>
        Assert.DoesNotContain("deadliest", BriefText.Section(await TrialBriefs.Of(Some.Incident("test:1", "2012-05-29", figures: [Some.Killed(Side.Militants, Quantity.Exact(3))])), "takeaways"), StringComparison.Ordinal);

    [Fact]
    public async Task Takeaways_WhereTheDeathsSayHowManyCivilians_DoNotSayItAgain()
    {
        var text = BriefText.Section(await TrialBriefs.Of(Some.Incident("test:1", "2012-05-29", figures: [Some.Killed(Side.Civilians, Quantity.Exact(3))])), "takeaways");

        Assert.Contains("3 killed: 3 civilians", text, StringComparison.Ordinal);
        Assert.DoesNotContain("3 civilians killed", text, StringComparison.Ordinal);
    }
}
