using System.Text.Json;
using Reporting.Commands;

namespace Reporting.Tests;

/// <summary>What was known then, asked by commands of a real store.</summary>
public sealed class AsOfCommandTests : ClientFolder
{
    [Fact]
    public async Task AsOf_AnEarlierPositionOrTime_AnswersWhatWasKnownThen()
    {
        await Run("import", Sample);
        var before = JsonDocument.Parse((await Run("tally", "--output", "json")).Out).RootElement;
        var id = JsonDocument.Parse((await Run("incidents", "--limit", "1", "--output", "json")).Out).RootElement.GetProperty("incidents")[0].GetProperty("id").GetString()!;
        await Run("retract", id, "--reason", "a test");

        Assert.Equal(8, await Incidents());
        Assert.Equal(9, await Incidents("--as-of", before.GetProperty("position").GetString()!));
        Assert.Equal(9, await Incidents("--as-of", before.GetProperty("asOf").GetString()!));
        Assert.Equal(0, await Incidents("--as-of", "2012-06-30"));
    }

    [Theory]
    [InlineData("--as-of", "soon")]
    [InlineData("--as-of", "9x16")]
    [InlineData("--as-of", "2999-01-01")]
    [InlineData("--rule", "middle")]
    public async Task QueryOption_ThatMakesNoSense_IsExplained(string option, string value)
    {
        await Run("import", Sample);

        var run = await Run("tally", option, value);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Out));
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
        Assert.Contains("fix:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_AsOfAnEarlierPosition_IsWhatWasExportedThen()
    {
        await Run("import", Sample);
        await Run("export", "then.jsonl");
        var position = JsonDocument.Parse((await Run("tally", "--output", "json")).Out).RootElement.GetProperty("position").GetString()!;
        await Run("retract", "ljw:2012-06-03-argo-raid", "--reason", "a test");

        Assert.Equal(ExitCode.Ok, (await Run("export", "now.jsonl")).Code);
        Assert.Equal(ExitCode.Ok, (await Run("export", "again.jsonl", "--as-of", position)).Code);

        Assert.Equal(8, (await File.ReadAllLinesAsync(Path.Combine(Folder, "now.jsonl"))).Length);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Folder, "then.jsonl")), await File.ReadAllBytesAsync(Path.Combine(Folder, "again.jsonl")));
    }
}
