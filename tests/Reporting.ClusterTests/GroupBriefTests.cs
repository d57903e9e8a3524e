using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Reporting.Commands;

namespace Reporting.Tests;

/// <summary>The command of group profiles and the option of looks, against a real store.</summary>
public sealed class GroupBriefTests : IDisposable
{
    private const string Look = """{"publisher":"The Desk","logo":"logo.svg","colors":{"accent":"#8a1538"},"sections":["key-figures","deadliest","notable"]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2012, 6, 4, 10, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ClientRun> Run(params string[] arguments) => ClientRun.In(_folder, _clock, 80, arguments);

    private Task<ClientRun> Import() => Run("import", Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"));

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(_folder, name));

    private async Task<JsonElement> Json(string name)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, name)));
        return json.RootElement.Clone();
    }

    [Fact]
    public async Task Group_ByAlias_IsFixedAndPrintedAgainToTheByte()
    {
        await Import();

        var run = await Run("brief", "group", "imu", "--since", "2012-05", "--until", "2012-06-03", "-o", "imu.pdf", "--figures", "imu.json");
        Assert.Equal((ExitCode.Ok, $"Edition 1\nBrief   {Path.Combine(_folder, "imu.pdf")}\nFigures {Path.Combine(_folder, "imu.json")}\n"), (run.Code, run.Out));
        var figures = await Json("imu.json");
        Assert.Equal(("group imu", "2012-05-01", "2012-06-03", 1), (figures.GetProperty("subject").GetString(), figures.GetProperty("since").GetString(), figures.GetProperty("until").GetString(), figures.GetProperty("edition").GetInt32()));

        await Run("retract", "ljw:2012-06-03-argo-raid", "--reason", "test");
        Assert.Equal(ExitCode.Ok, (await Run("brief", "--edition", "1", "-o", "again.pdf", "--figures", "again.json")).Code);
        Assert.Equal(Bytes("imu.pdf"), Bytes("again.pdf"));
        Assert.Equal(Bytes("imu.json"), Bytes("again.json"));
    }

    [Fact]
    public async Task Group_OfTheLastWeeks_EndsWithTheLastWholeOne()
    {
        await Import();

        await Run("brief", "group", "imu", "--last", "4w", "-o", "imu.pdf", "--figures", "imu.json", "--draft");

        var figures = await Json("imu.json");
        Assert.Equal(("2012-05-07", "2012-06-03", false), (figures.GetProperty("since").GetString(), figures.GetProperty("until").GetString(), figures.TryGetProperty("edition", out _)));
        Assert.Equal("[]\n", (await Run("brief", "list", "--output", "json")).Out);
    }

    [Fact]
    public async Task ListAndExplainAndDiff_OfProfiles_NameGroupAndDays()
    {
        await Import();
        foreach (var until in (string[])["2012-06-03", "2012-06-30"]) await Run("brief", "group", "imu", "--since", "2012-05", "--until", until, "-o", "imu.pdf");

        using var list = JsonDocument.Parse((await Run("brief", "list", "--output", "json")).Out);
        var first = list.RootElement[0];
        Assert.Equal(("group", "group imu", null, "2012-05-01", "2012-06-03"),
            (first.GetProperty("kind").GetString(), first.GetProperty("subject").GetString(), first.GetProperty("week").GetString(), first.GetProperty("firstDay").GetString(), first.GetProperty("lastDay").GetString()));
        using var explained = JsonDocument.Parse((await Run("explain", "--edition", "1", "--brief-figure", "key.incidents.period", "--output", "json")).Out);
        Assert.True(explained.RootElement.GetProperty("addsUp").GetBoolean());
        Assert.StartsWith("Edition 1 of 2012-05-01 to 2012-06-03, group imu\n", (await Run("brief", "diff", "1", "2")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_OfWeeklyAndGroupBriefs_IsKeptByEachEdition()
    {
        await Import();
        await File.WriteAllTextAsync(Path.Combine(_folder, "look.json"), Look);
        await File.WriteAllTextAsync(Path.Combine(_folder, "logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><rect width='2' height='1'/></svg>");

        Assert.Equal(ExitCode.Ok, (await Run("brief", "weekly", "--week", "2012-W22", "--province", "Badakhshan", "-o", "week.pdf", "--html", "week.html", "--look", "look.json")).Code);
        Assert.Equal(ExitCode.Ok, (await Run("brief", "weekly", "--week", "2012-W22", "--country", "Afghanistan", "--all-provinces", "-o", "provinces", "--look", "look.json")).Code);
        Assert.Equal(ExitCode.Ok, (await Run("brief", "group", "imu", "--last", "4w", "-o", "imu.pdf", "--html", "imu.html", "--look", "look.json")).Code);
        File.Delete(Path.Combine(_folder, "look.json"));
        File.Delete(Path.Combine(_folder, "logo.svg"));
        using var list = JsonDocument.Parse((await Run("brief", "list", "--output", "json")).Out);
        var editions = list.RootElement.EnumerateArray().ToList();
        Assert.Single(editions.Select(edition => edition.GetProperty("look").GetString()).Distinct());

        await Run("brief", "--edition", "1", "-o", "week-again.pdf", "--html", "week-again.html");
        await Run("brief", "--edition", editions[^1].GetProperty("edition").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture), "-o", "imu-again.pdf", "--html", "imu-again.html");
        foreach (var name in (string[])["week", "imu"])
        {
            Assert.Equal(Bytes(name + ".pdf"), Bytes(name + "-again.pdf"));
            Assert.Equal(Bytes(name + ".html"), Bytes(name + "-again.html"));
        }
        Assert.Equal(ExitCode.Ok, (await Run("brief", "list", "--check")).Code);
    }

    [Fact]
    public async Task Backup_OfEditionsOfGroupsWithALook_BringsThemBack()
    {
        await Import();
        await File.WriteAllTextAsync(Path.Combine(_folder, "look.json"), """{"publisher":"The Desk","colors":{"accent":"#8a1538"}}""");
        await Run("brief", "group", "imu", "--last", "4w", "-o", "imu.pdf", "--look", "look.json");
        Assert.Equal(ExitCode.Ok, (await Run("backup", "all.backup")).Code);

        Assert.Equal(ExitCode.Ok, (await Run("restore", "all.backup", "--store", "restored")).Code);
        Assert.Equal(ExitCode.Ok, (await Run("brief", "--edition", "1", "-o", "again.pdf", "--store", "restored")).Code);

        Assert.Equal(Bytes("imu.pdf"), Bytes("again.pdf"));
    }
}
