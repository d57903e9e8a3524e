using System.Collections.Frozen;
using CsCheck;
using Reporting.Briefs.Profiles;
using Reporting.Briefs.Weekly;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;
using Reporting.Tests.Briefs;
using Reporting.Tracing;

namespace Reporting.Tests.Tracing;

public class BriefOriginTests
{
    private static readonly DateTimeOffset RecordedAt = new(2012, 6, 4, 6, 0, 0, TimeSpan.Zero);

    private static readonly Gen<CountingRule> Rule = Gen.Select(GenIncident.AnyOf([.. FigureChoices.All]), GenIncident.AnyOf(null, "ISAF", "xinhua"), GenIncident.AnyOf(Dating.FirstDay, Dating.Spread))
        .Select((choice, originator, dating) => new CountingRule { Choice = choice, Originator = originator, Dating = dating });

    private static readonly Gen<PlaceKey> Place = GenIncident.AnyOf(
        default, PlaceKey.FromNames("Afghanistan"), PlaceKey.FromNames("Afghanistan", "Badakhshan"), PlaceKey.FromNames("Afghanistan", "Badakhshan", "Argo"));

    public static TheoryData<string> Briefs() => [.. TrialBriefs.OfEveryKind, "before-the-data"];

    [Theory]
    [MemberData(nameof(Briefs))]
    public async Task EveryFigure_OfATrialBrief_AddsUpFromItsIncidents(string name) =>
        Assert.Empty(await OriginCheck.Wrong(TrialBriefs.Data(name), await TrialBriefs.Build(name)));

    [Fact]
    public void EveryFigure_OfARandomBriefByAnyRule_AddsUpFromItsIncidents() =>
        Gen.Select(GenIncident.Several(30), Rule, Place, Gen.Int[1, 10]).Sample((incidents, rule, place, week) =>
        {
            var data = new InMemoryData(Latest(incidents), RecordedAt);
            var brief = new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = TrialBriefs.Week($"2012-W{week:00}"), Place = place, Rule = rule }).Result;
            return string.Join('\n', OriginCheck.Wrong(data, brief).Result) is var wrong && wrong.Length == 0 ? true : throw new InvalidOperationException(wrong);
        }, iter: 300);

    [Fact]
    public void EveryFigure_OfARandomProfileByAnyRule_AddsUpFromItsIncidents() =>
        Gen.Select(GenIncident.Several(30), Rule, GenIncident.AnyOf("Taliban", "IMU", "ISKP"), Gen.Int[0, 120], Gen.Int[1, 900]).Sample((incidents, rule, group, begins, days) =>
        {
            var data = new InMemoryData(Latest(incidents), RecordedAt);
            var since = new DateOnly(2012, 1, 1).AddDays(begins);
            var brief = new ProfileBuilder(data).Build(new ProfileRequest { Group = GroupKey.FromName(group), Period = new Period(since, since.AddDays(days)), Rule = rule }).Result;
            return string.Join('\n', OriginCheck.Wrong(data, brief).Result) is var wrong && wrong.Length == 0 ? true : throw new InvalidOperationException(wrong);
        }, iter: 200);

    [Fact]
    public async Task Check_OfABriefWithAWrongOrigin_NamesTheFigure()
    {
        var brief = await TrialBriefs.Build("sample");
        var swapped = brief.Figures.Origins.ToDictionary(StringComparer.Ordinal);
        swapped["key.killed.best"] = swapped["key.civilians.killed.best"];

        var wrong = await OriginCheck.Wrong(TrialBriefs.Data("sample"), brief with { Figures = brief.Figures with { Origins = swapped.ToFrozenDictionary(StringComparer.Ordinal) } });

        Assert.Equal("key.killed.best is printed as 22, its incidents give 0 (civilians, killed, best, 2012-W22, province afghanistan/badakhshan)", Assert.Single(wrong));
    }

    [Fact]
    public async Task Spread_WeekInWhichNoIncidentBegins_KeepsItsFigures()
    {
        var data = new InMemoryData([Some.Incident(day: "2012-05-26", until: "2012-05-29", figures: [Some.Killed(Casualties.Side.Militants, Casualties.Quantity.Exact(8))])], RecordedAt);

        var brief = await new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = TrialBriefs.Week("2012-W22"), Rule = new CountingRule { Dating = Dating.Spread } });

        Assert.Equal((0m, 4m), (brief.Figures.Find("key.incidents.week")!.Value, brief.Figures.Find("key.killed.best")!.Value));
    }

    [Fact]
    public void Origin_OfAnIncidentThatBecomesLarger_IsAltered()
    {
        var killed = new Slice().Count(Measure.Of(Casualties.Harm.Killed, Casualties.Side.Militants));

        Assert.True(killed.IsAlteredBy(Incident(8), Incident(9)));
    }

    [Fact]
    public void Origin_OfAnotherSide_IsNotAltered()
    {
        var civilians = new Slice().Count(Measure.Of(Casualties.Harm.Killed, Casualties.Side.Civilians));

        Assert.False(civilians.IsAlteredBy(Incident(8), Incident(9)));
    }

    private static Incident Incident(long killed) => Some.Incident(figures: [Some.Killed(Casualties.Side.Militants, Casualties.Quantity.Exact(killed))]);

    private static IReadOnlyList<Incident> Latest(IEnumerable<Incident> incidents) =>
        [.. incidents.GroupBy(incident => incident.Id).Select(same => same.MaxBy(incident => incident.Revision)!)];
}
