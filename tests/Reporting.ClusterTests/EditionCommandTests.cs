using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Reporting.Commands;

namespace Reporting.Tests;

/// <summary>The commands of editions, from the first brief to what changed since.</summary>
public sealed class EditionCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2012, 6, 4, 10, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ClientRun> Run(int width, params string[] arguments) => ClientRun.In(_folder, _clock, width, arguments);

    private async Task Weekly(string week, string name) =>
        Assert.Equal(ExitCode.Ok, (await Run(80, "brief", "weekly", "--week", week, "--province", "Badakhshan", "-o", name + ".pdf", "--figures", name + ".json")).Code);

    // Edition 1, then a revision and a withdrawal, then edition 2 of the week after.
    private async Task Story()
    {
        await Run(80, "import", Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"));
        await Weekly("2012-W22", "first");
        _clock.Advance(TimeSpan.FromDays(7));
        await Run(80, "retract", "ljw:2012-05-31-policemen", "--reason", "counted twice by the source");
        var revised = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"))).Replace("\"quantity\":8,\"originator\":\"Xinhua\"", "\"quantity\":9,\"originator\":\"Xinhua\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, "revised.jsonl"), revised);
        await Run(80, "import", "revised.jsonl");
        await Weekly("2012-W23", "second");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public async Task ListAndDiff_OfWidth_AreAsApproved(int width)
    {
        await Story();

        Golden.Compare($"edition-list.{width}.txt", (await Run(width, "brief", "list")).Out);
        Golden.Compare($"edition-diff.{width}.txt", (await Run(width, "brief", "diff", "1", "2")).Out);
    }

    [Fact]
    public async Task ListAndDiff_AsJson_AreAsApproved()
    {
        await Story();

        Golden.Compare("edition-list.json", (await Run(80, "brief", "list", "--output", "json")).Out);
        Golden.Compare("edition-diff.json", (await Run(80, "brief", "diff", "1", "2", "--output", "json")).Out);
        Golden.Compare("edition-diff.csv", (await Run(80, "brief", "diff", "1", "2", "--output", "csv")).Out);
    }

    [Fact]
    public async Task Edition_PrintedAgain_IsTheSameToTheByteAndTheNextTellsWhatChanged()
    {
        await Story();

        Assert.Equal((ExitCode.Ok, 0), ((await Run(80, "brief", "--edition", "1", "-o", "again.pdf", "--figures", "again.json")).Code, (await Run(80, "brief", "list", "--check")).Code));

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_folder, "first.pdf")), await File.ReadAllBytesAsync(Path.Combine(_folder, "again.pdf")));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_folder, "first.json")), await File.ReadAllBytesAsync(Path.Combine(_folder, "again.json")));
        using var second = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_folder, "second.json")));
        var killed = second.RootElement.GetProperty("changes").GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("id").GetString() == "key.killed.best");
        Assert.Equal(("22", "9"), (killed.GetProperty("printed").GetString(), killed.GetProperty("now").GetString()));
    }

    [Fact]
    public async Task Explain_OfAnEditionsFigure_IsOfWhatItWasMadeFrom()
    {
        await Story();

        var explained = await Run(80, "explain", "--edition", "1", "--brief-figure", "key.killed.best", "--output", "json");

        using var json = JsonDocument.Parse(explained.Out);
        Assert.Equal((ExitCode.Ok, 22, true), (explained.Code, json.RootElement.GetProperty("value").GetInt32(), json.RootElement.GetProperty("addsUp").GetBoolean()));
    }

    [Fact]
    public async Task Explain_OfACountOfChanges_SaysWhatListsThem()
    {
        await Story();

        var explained = await Run(140, "explain", "--edition", "2", "--brief-figure", "changes.key.killed.best.incidents");

        Assert.Contains("Counted from the changes since edition 1; 'brief diff' lists them.", explained.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--edition 9", "brief", "--edition", "9", "-o", "x.pdf")]
    [InlineData("--edition 9", "explain", "--edition", "9", "--brief-figure", "key.killed.best")]
    [InlineData("brief diff 1 9", "brief", "diff", "1", "9")]
    public async Task Edition_ThatIsUnknown_SaysWhereItWasNamed(string where, params string[] arguments)
    {
        await Story();

        Assert.StartsWith($"error: There is no edition 9; the last is 2.\n   in: {where}\n  fix: ", (await Run(80, arguments)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weekly_ByAnOriginatorWhoGaveNothing_SaysSo()
    {
        await Run(80, "import", Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"));

        var run = await Run(80, "brief", "weekly", "--draft", "--week", "2012-W22", "--originator", "Nobody", "-o", "brief.pdf");

        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.StartsWith("No figure of these incidents is given by 'Nobody';", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_WithEditions_PrintsThemAgainWhereItIsRestored()
    {
        await Story();

        Assert.Equal(ExitCode.Ok, (await Run(80, "backup", "all.backup")).Code);
        Assert.Contains("\neditions  2\n", (await Run(80, "restore", "all.backup", "--store", "elsewhere")).Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Run(80, "brief", "--edition", "2", "-o", "again.pdf", "--store", "elsewhere")).Code);

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_folder, "second.pdf")), await File.ReadAllBytesAsync(Path.Combine(_folder, "again.pdf")));
    }

    [Theory]
    [InlineData("brief", "--edition", "9", "-o", "x.pdf")]
    [InlineData("brief", "--edition", "0", "-o", "x.pdf")]
    [InlineData("brief", "--edition", "1")]
    [InlineData("brief", "diff", "2", "1")]
    [InlineData("brief", "diff", "1", "two")]
    [InlineData("explain", "--edition", "1", "--figure", "killed")]
    [InlineData("explain", "--edition", "1", "--brief-figure", "key.killed.best", "--week", "2012-W22")]
    public async Task Edition_AskedForWrongly_IsExplained(params string[] arguments)
    {
        await Story();

        var run = await Run(80, arguments);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Out));
        Assert.Contains("fix:", run.Error, StringComparison.Ordinal);
    }
}
