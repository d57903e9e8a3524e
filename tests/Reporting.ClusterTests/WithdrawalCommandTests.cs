using Reporting.Commands;

namespace Reporting.Tests;

/// <summary>Recording, withdrawing and the history of both, as commands against a real store.</summary>
public sealed class WithdrawalCommandTests : ClientFolder
{
    [Fact]
    public async Task Record_ThenRetract_IsInTheTallyAndOutAgain()
    {
        await File.WriteAllLinesAsync(Path.Combine(Folder, "one.json"), (await File.ReadAllLinesAsync(Sample)).Take(1));

        var recorded = await Run("record", "one.json");
        Assert.EndsWith(" recorded\n", recorded.Out, StringComparison.Ordinal);
        Assert.Equal(1, await Incidents());
        var id = recorded.Out.Split(' ')[0];
        Assert.Equal(new ClientRun(ExitCode.Ok, $"{id} withdrawn\n", ""), await Run("retract", id, "--reason", "a test"));
        Assert.Equal(new ClientRun(ExitCode.Ok, $"{id} was withdrawn before: nothing was written\n", ""), await Run("retract", id, "--reason", "a test"));

        Assert.Equal(0, await Incidents());
        Assert.Equal(ExitCode.Ok, (await Run("audit")).Code);
    }

    [Fact]
    public async Task Retract_NeverRecorded_SaysSo()
    {
        await Run("import", Sample);

        var run = await Run("retract", "own:nothing", "--reason", "a test");

        Assert.Equal(ExitCode.NotRecorded, run.Code);
        Assert.StartsWith("error: No incident 'own:nothing' was ever recorded.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_OfARevisedAndWithdrawnIncident_ShowsEveryVersion()
    {
        var one = (await File.ReadAllLinesAsync(Sample))[0];
        await File.WriteAllTextAsync(Path.Combine(Folder, "one.json"), one);
        var id = (await Run("record", "one.json", "--reason", "first account")).Out.Split(' ')[0];
        await File.WriteAllTextAsync(Path.Combine(Folder, "one.json"), one.Replace("\"type\":\"raid\"", "\"type\":\"ambush\"", StringComparison.Ordinal));
        await Run("record", "one.json", "--recorded-by", "desk-2");
        await Run("retract", id, "--reason", "did not happen");

        var run = await Run("history", id, "--output", "csv");

        Assert.Equal((ExitCode.Ok, ""), (run.Code, run.Error));
        var rows = run.Out.Split("\r\n")[1..^1].Select(row => row.Split(',')).ToList();
        Assert.Equal([["1", "recorded", "tester", "first account", ""], ["2", "revised", "desk-2", "", "type"], ["3", "withdrawn", "tester", "did not happen", ""]],
            rows.Select(row => (string[])[row[1], row[2], row[4], row[5], row[7]]));
        Assert.Contains("3 versions; withdrawn\n", (await Run("history", id)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_NeverRecorded_SaysSo()
    {
        await Run("import", Sample);

        var run = await Run("history", "own:nothing");

        Assert.Equal((ExitCode.NotRecorded, ""), (run.Code, run.Out));
        Assert.Equal("error: No incident 'own:nothing' was ever recorded.\n   in: ID\n  fix: Look it up with 'incidents --containing TEXT'.\n", run.Error);
    }

    [Fact]
    public async Task Import_RetractMissing_WithdrawsAndAuditAgrees()
    {
        await Run("import", Sample);
        await File.WriteAllLinesAsync(Path.Combine(Folder, "later.jsonl"), (await File.ReadAllLinesAsync(Sample)).Where((_, i) => i != 4));

        var dry = await Run("import", "later.jsonl", "--retract-missing", "--dry-run");
        Assert.Contains("  withdrawn                      1  missing of 9 that stood in the scope\n", dry.Out, StringComparison.Ordinal);
        Assert.Equal(9, await Incidents());
        var run = await Run("import", "later.jsonl", "--retract-missing");

        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.Contains("Looking for what is missing: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("  withdrawn                      1  missing of 9 that stood in the scope\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(8, await Incidents());
        Assert.Equal(ExitCode.Ok, (await Run("audit")).Code);
    }

    [Fact]
    public async Task Import_RetractMissingWithARejectedRow_RecordsAndEndsWithItsCode()
    {
        await File.WriteAllLinesAsync(Path.Combine(Folder, "later.jsonl"), (await File.ReadAllLinesAsync(Sample)).Select((line, i) => i == 4 ? "{}" : line));

        var run = await Run("import", "later.jsonl", "--retract-missing");

        Assert.Equal(ExitCode.NothingWithdrawn, run.Code);
        Assert.Equal(8, await Incidents());
    }

    [Theory]
    [InlineData(new string[0], ExitCode.Ok)]
    [InlineData(new[] { "--strict" }, ExitCode.RowsRejected)]
    [InlineData(new[] { "--format", "acled-deleted", "--dry-run" }, ExitCode.Ok)]
    public async Task Import_DeletedList_SaysWhatWasNeverRecorded(string[] options, int code)
    {
        await Run("import", Sample);
        await File.WriteAllTextAsync(Path.Combine(Folder, "deleted.csv"), "event_id_cnty,deleted_timestamp\nAFG1,1646136000\nAFG2,1646136000\n");

        var run = await Run(["import", "deleted.csv", .. options]);

        Assert.Equal(code, run.Code);
        Assert.StartsWith($"{(options.Contains("--dry-run") ? "Would import" : "Imported")} deleted.csv (acled-deleted)\n  read                           2\n  withdrawn                      0\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("never recorded: acled:AFG1, acled:AFG2\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DeletedListWithoutStore_MakesNone()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "deleted.csv"), "event_id_cnty,deleted_timestamp\nAFG1,1646136000\n");

        var run = await Run("import", "deleted.csv");

        Assert.Equal(ExitCode.StoreMissing, run.Code);
        Assert.False(Directory.Exists(Path.Combine(Folder, "store")));
    }
}
