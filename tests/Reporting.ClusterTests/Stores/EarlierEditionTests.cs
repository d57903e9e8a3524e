using System.Text.Json;
using Reporting.Briefs;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Weekly;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Stores;

/// <summary>Editions that were fixed before there were editions of groups and looks are read, listed and followed as they were.</summary>
public sealed class EarlierEditionTests : IDisposable
{
    private static readonly string Fixture = Path.Combine(Repository.Root, "tests", "Fixtures", "editions-0.1.0");

    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public EarlierEditionTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "store"));
        File.Copy(Path.Combine(Fixture, "reporting.db"), Path.Combine(_folder, "store", "reporting.db"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task List_OfEarlierEditions_IsWhatItWas()
    {
        var run = await ClientRun.In(_folder, "brief", "list", "--output", "json");

        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Fixture, "editions.json")));
        using var actual = JsonDocument.Parse(run.Out);
        Assert.Equal([], EarlierFormatTests.Differences("", expected.RootElement, actual.RootElement));
    }

    [Fact]
    public async Task Get_OfAnEarlierEdition_IsOfAWeekInTheProductsOwnLook()
    {
        await using var store = await Store.Open(Path.Combine(_folder, "store"));

        var edition = (await store.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).Get(2))!;

        Assert.Equal((EditionRequest.Weekly, "afghanistan/badakhshan", true, "2012-W23", null, null), (edition.Request.Kind, edition.Request.Place.Path, edition.Request.IsOfAWeek, edition.Request.DaysName, edition.Request.Look, edition.Draft.Look));
        Assert.True(edition.Request.Group.IsDefault);
        Assert.NotEmpty(PrintedFigures.Read(edition.Draft.Figures.AsSpan()).Figures);
    }

    [Fact]
    public async Task Fix_AfterEarlierEditions_FollowsTheOneOfItsWeek()
    {
        await using var store = await Store.Open(Path.Combine(_folder, "store"));

        var printed = await new EditionPress(store.Grains, store.Data).Fix(
            new WeeklyBriefRequest { Week = Week.Containing(new DateOnly(2012, 6, 3)), Place = PlaceKey.FromNames("Afghanistan", "Badakhshan") }, (await store.Data.AsOf()).Position, "test");

        Assert.Equal((3, 1), (printed.Edition.Number, printed.Edition.Draft.Since));
        Assert.Contains(printed.Brief.Changes!.Figures, figure => figure.Id == "key.incidents.week");
    }
}
