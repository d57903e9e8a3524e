using System.Text;
using CsCheck;
using NJsonSchema;
using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Export;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Tests.Import;

/// <summary>The sample answers the questions that its article answers, and says nothing that the article does not.</summary>
public sealed class SampleTests
{
    private static readonly string SamplePath = Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl");
    private static readonly string SchemaPath = Path.Combine(Repository.Root, "docs", "formats", "incident.schema.json");
    private static readonly PlaceKey Badakhshan = PlaceKey.FromNames("Afghanistan", "Badakhshan");

    [Theory]
    [InlineData("2012-06-02", 5)]
    [InlineData("2012-06-03", 6)]
    public async Task RaidsAgainstTheImu_SinceSeptember2011_AreAsPublished(string until, long raids) => Assert.Equal(raids, (await Ask(
        new Period(Some.Day("2011-09-01"), Some.Day(until)),
        new IncidentFilter { Places = [Badakhshan], Types = [IncidentType.Raid], Groups = [GroupKey.FromName("IMU")] })).Incidents);

    [Fact]
    public async Task Week22_Incidents_AreThree() => Assert.Equal(3, (await Week22()).Incidents);

    [Fact]
    public async Task Week22_SecurityForcesKilled_AreEight() => Assert.Equal((8L, 1L), Reported((await Week22()).Of(Harm.Killed, Side.SecurityForces)));

    [Fact]
    public async Task Week22_MilitantsKilled_AreFourteenAndOneUnquantified()
    {
        var militants = (await Week22()).Of(Harm.Killed, Side.Militants);
        Assert.Equal((14L, 2L, 1L), (militants.Best, militants.ReportedIn, militants.UnquantifiedIn));
    }

    [Fact]
    public async Task Week22_CiviliansKilled_AreZeroInOneOfThree() => Assert.Equal((0L, 1L), Reported((await Week22()).Of(Harm.Killed, Side.Civilians)));

    [Fact]
    public async Task Week22_Wounded_AreNotReported() => Assert.Null((await Week22()).Of(Harm.Wounded).Best);

    [Fact]
    public async Task Week22_Seizures_AreAsPublished() => Assert.Equal(
        [
            (WeaponCategory.AssaultRifles, "AK-47", (long?)5, 0L),
            (WeaponCategory.GrenadeLaunchers, "RPG launcher", 3, 0),
            (WeaponCategory.Ammunition, "RPG round", null, 1),
            (WeaponCategory.Grenades, "grenade", null, 1),
        ],
        (await Week22()).Seizures.Select(row => (row.Item.Category, row.Item.Item, row.Figure.Best, row.Figure.UnquantifiedIn)));

    [Fact]
    public void EveryLine_IsAnIncident() => Assert.Equal(9, Incidents().Count);

    [Fact]
    public async Task EveryLine_FollowsTheSchema()
    {
        var schema = await JsonSchema.FromFileAsync(SchemaPath);
        Assert.All(await File.ReadAllLinesAsync(SamplePath), line => Assert.Empty(schema.Validate(line)));
    }

    [Fact]
    public async Task Schema_AnyIncidentWritten_FollowsIt()
    {
        var schema = await JsonSchema.FromFileAsync(SchemaPath);
        AnyIncident.Numbered(1).Sample(incident =>
        {
            using var stream = new MemoryStream();
            IncidentExport.JsonLines(stream, [incident]);
            Assert.Empty(schema.Validate(Encoding.UTF8.GetString(stream.ToArray())));
        }, iter: 100, threads: 1);
    }

    [Theory]
    [InlineData("{\"id\":\"a:1\",\"start\":\"2012-06-03\"}")]
    [InlineData("{\"id\":\"a:1\",\"start\":\"2012-06-03\",\"place\":{\"country\":\"A\",\"precision\":\"country\"},\"plaec\":1}")]
    [InlineData("{\"id\":\"a:1\",\"start\":\"2012-06-03\",\"place\":{\"country\":\"A\",\"precision\":\"county\"}}")]
    [InlineData("{\"id\":\"a:1\",\"start\":\"2012-06-03\",\"place\":{\"country\":\"A\",\"precision\":\"country\"},\"figures\":[{\"harm\":\"killed\",\"side\":\"total\",\"quantity\":-1}]}")]
    public async Task Schema_WhatTheReaderRejects_DoesNotFollowIt(string json) => Assert.NotEmpty((await JsonSchema.FromFileAsync(SchemaPath)).Validate(json));

    [Fact]
    public async Task Schema_Codes_AreTheReadersCodes()
    {
        var schema = await JsonSchema.FromFileAsync(SchemaPath);
        Assert.Equal(IncidentTypes.All.Select(type => type.Code()).Order(), schema.Properties["type"].Enumeration.OfType<string>().Order());
    }

    private static (long?, long) Reported(FigureTally figure) => (figure.Best, figure.ReportedIn);

    private static List<Incident> Incidents() => [.. ImportFiles.ReadFile(SamplePath).Select(row => row.Incident!)];

    private static Task<Tally> Week22()
    {
        Assert.True(Week.TryParse("2012-W22", out var week));
        return Ask(week.Period, new IncidentFilter { Places = [Badakhshan] });
    }

    private static async Task<Tally> Ask(Period period, IncidentFilter filter) =>
        Assert.Single(await new InMemoryData(Incidents(), DateTimeOffset.UnixEpoch).Ask(new TallyQuery { Period = period, Filter = filter })).Tally;
}
