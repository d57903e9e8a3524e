using Reporting.Briefs;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Profiles;
using Reporting.Briefs.Weekly;
using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Pdf;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>Editions of groups over any days, and of briefs with a look.</summary>
public sealed class GroupEditionTests
{
    private static readonly ProfileRequest Imu = new() { Group = GroupKey.FromName("IMU"), Period = Days("2012-05-01", "2012-06-03") };

    private static readonly BriefLook Look = new()
    {
        Publisher = "The Desk",
        Accent = "#8a1538",
        Logo = [.. "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><rect width='2' height='1'/></svg>"u8.ToArray()],
        LogoKind = LogoKind.Svg,
        Sections = ["key-figures", "places"],
    };

    [Fact]
    public async Task Fix_AProfileAgain_GivesTheSameEdition()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", groups: ["IMU"]));

        var (first, again) = (await Fix(store, Imu), await Fix(store, Imu));

        Assert.Equal((1, 0, 1), (first.Edition.Number, first.Edition.Draft.Since, again.Edition.Number));
        Assert.Equal((EditionRequest.OfGroup, "imu", Imu.Period), (first.Edition.Request.Kind, first.Edition.Request.Group.Value, first.Edition.Request.Days));
        Assert.Equal(Bytes(first.Brief), Bytes(again.Brief));
    }

    [Fact]
    public async Task Fix_ProfilesOfAGroup_FollowEachOtherAndNoOthers()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", groups: ["IMU"]));

        var numbers = new List<(int, int)>();
        foreach (var request in (BriefRequest[])[Imu, new WeeklyBriefRequest { Week = Week.Containing(new DateOnly(2012, 6, 3)) }, Imu with { Period = Days("2012-06-04", "2012-06-30") }, Imu with { Group = GroupKey.FromName("Taliban") },
            Imu with { FirstDay = DayOfWeek.Saturday }, Imu with { Rule = new CountingRule { Choice = FigureChoice.Lowest } }])
        {
            var edition = (await Fix(store, request)).Edition;
            numbers.Add((edition.Number, edition.Draft.Since));
        }

        Assert.Equal([(1, 0), (2, 0), (3, 1), (4, 0), (5, 0), (6, 0)], numbers);
    }

    [Fact]
    public async Task Fix_ProfileOfTheSameDaysLater_TellsWhatChanged()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", "2012-05-31", groups: ["IMU"], figures: [Some.Killed(Side.Total, Quantity.Exact(4))]));
        await Fix(store, Imu);
        await Fix(store, Imu with { Period = Days("2012-01-01", "2012-12-31") });
        await store.Record(Some.Incident("test:1", "2012-05-31", groups: ["IMU"], figures: [Some.Killed(Side.Total, Quantity.Exact(6))]));

        var corrected = await Fix(store, Imu);

        Assert.Equal((3, 1), (corrected.Edition.Number, corrected.Edition.Draft.Since));
        Assert.Equal(("4", "6"), (corrected.Brief.Changes!.Figures.Single(figure => figure.Id == "key.killed.best").Old!.Text, corrected.Brief.Figures.Find("key.killed.best")!.Text));
        Assert.Contains("Edition 1 was about 1 May – 3 June 2012.", Text(corrected.Brief.Sections.Single(section => section.Id == "changes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reprint_OfAProfileAfterOthersRecorded_IsTheSameToTheByte()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", "2012-05-31", groups: ["IMU"]));
        var printed = await Fix(store, Imu);
        await store.Record(Some.Incident("test:2", "2012-05-31", groups: ["IMU"]));
        await store.Retract(Incidents.IncidentId.Parse("test:1"));

        Assert.Equal(Bytes(printed.Brief), Bytes((await Press(store).Reprint(1)).Brief));
    }

    [Fact]
    public async Task Reprint_OfAnEditionWithALook_HasItFromTheStore()
    {
        var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
        PrintedEdition weekly, profile;
        await using (var store = await Store.Open(folder))
        {
            await store.Record(Some.Incident("test:1", "2012-05-31", groups: ["IMU"]));
            weekly = await Fix(store, new WeeklyBriefRequest { Week = Week.Containing(new DateOnly(2012, 6, 3)), Look = Look });
            profile = await Fix(store, Imu with { Look = Look });
        }
        await using (var again = await Store.Open(folder))
        {
            Assert.Equal(Bytes(weekly.Brief), Bytes((await Press(again).Reprint(1)).Brief));
            Assert.Equal(Bytes(profile.Brief), Bytes((await Press(again).Reprint(2)).Brief));
            Assert.Equal(["key", "places", "method"], (await Press(again).Reprint(2)).Brief.Sections.Select(section => section.Id));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Fix_WithAnotherLook_IsAnotherEditionOfTheSeries()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", groups: ["IMU"]));

        var editions = new List<(int, int)>();
        foreach (var look in (BriefLook[])[BriefLook.Plain, Look, Look with { Publisher = "Another" }, Look with { Sections = [.. Look.Sections] }])
        {
            var edition = (await Fix(store, Imu with { Look = look })).Edition;
            editions.Add((edition.Number, edition.Draft.Since));
        }

        // The last look is the second again, held in other lists.
        Assert.Equal([(1, 0), (2, 1), (3, 2), (2, 1)], editions);
    }

    [Fact]
    public async Task List_OfEditionsWithALook_LeavesTheLogoOutAndNamesTheLook()
    {
        await using var store = await Store.Open();
        await Fix(store, Imu with { Look = Look });

        var listed = Assert.Single(await store.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).List());

        Assert.Equal((null, Look.Hash()), (listed.Draft.Look, listed.Request.Look));
        Assert.Equal(Look.Hash(), (await Press(store).Get(1)).Draft.Look!.Hash());
    }

    [Fact]
    public async Task Changes_OfAnEditionWithFewSections_AreOfTheFiguresThatItPrinted()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", "2012-05-31", groups: ["IMU"], figures: [Some.Killed(Side.Total, Quantity.Exact(4))]));
        await Fix(store, Imu with { Look = Look with { Sections = ["takeaways"] } });
        await store.Record(Some.Incident("test:1", "2012-05-31", groups: ["IMU"], figures: [Some.Killed(Side.Total, Quantity.Exact(6))]));

        var changes = await Press(store).Changes(1, (await store.Data.AsOf()).Position);

        Assert.Contains(changes.Figures, figure => figure.Id == "key.killed.best");
        Assert.DoesNotContain(changes.Figures, figure => figure.Id.StartsWith("places.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reprint_OfAKindThatIsNotKnown_SaysWhichVersionFixedIt()
    {
        await using var store = await Store.Open();
        var edition = (await Fix(store, Imu)).Edition;
        await store.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).Fix(edition.Draft with { Request = edition.Request with { Kind = "monthly" }, Since = 0, Program = "9.0.0" });

        var unknown = await Assert.ThrowsAsync<UnknownBriefKindException>(() => Press(store).Reprint(2));

        Assert.Equal(("Edition 2 is a brief of the kind 'monthly', which this version does not know.", "It was fixed by version 9.0.0: use that version, or a later one."), (unknown.Message, unknown.Advice));
    }

    private static Period Days(string since, string until) => new(Some.Day(since), Some.Day(until));

    private static EditionPress Press(Store store) => new(store.Grains, store.Data);

    private static async Task<PrintedEdition> Fix(Store store, BriefRequest request) => await Press(store).Fix(request, (await store.Data.AsOf()).Position, "test");

    private static string Text(Section section) => string.Join('\n', section.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text.ToString()));

    private static byte[] Bytes(Brief brief)
    {
        using var stream = new MemoryStream();
        BriefPdf.Write(brief, stream);
        Html.BriefHtml.Write(brief, stream);
        FiguresJson.Write(brief, stream);
        return stream.ToArray();
    }
}
