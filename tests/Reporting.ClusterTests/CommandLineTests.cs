using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Reporting.Commands;
using Reporting.Connection;
using Reporting.Hosting;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>Command lines against a real store.</summary>
public sealed class CommandLineTests : ClientFolder
{
    // Only what a tally tells can wake a watch by it. Static, since a watch that waits is held by its clock alone: with a clock that nothing holds, the
    // collector took the watch and the test that waited for it, which then never ended.
    private static readonly FakeTimeProvider StandingClock = new();

    [Fact]
    public async Task Sample_Imported_AnswersItsQuestions()
    {
        Assert.Equal(ExitCode.Ok, (await Run("import", Sample)).Code);

        Assert.Equal(5, await Incidents("--province", "Badakhshan province", "--group", "IMU", "--type", "raid", "--since", "2011-09-01", "--until", "2012-06-02"));
        Assert.Equal(6, await Incidents("--province", "badakhshan", "--group", "Islamic Movement of Uzbekistan", "--type", "raid", "--since", "2011-09-01", "--until", "2012-06-03"));
        Assert.Equal(3, await Incidents("--week", "2012-W22"));
    }

    [Fact]
    public async Task Import_SecondTime_ChangesNothingAndSaysSo()
    {
        await Run("import", Sample);

        var again = await Run("import", Sample);

        Assert.Contains("Nothing new: the ledger already says all of this.", again.Out, StringComparison.Ordinal);
        Assert.Equal(9, await Incidents());
    }

    [Fact]
    public async Task Import_DryRun_WritesNothing()
    {
        await File.WriteAllLinesAsync(Path.Combine(Folder, "one.json"), (await File.ReadAllLinesAsync(Sample)).Take(1));
        await Run("record", "one.json");

        var run = await Run("import", Sample, "--dry-run");

        Assert.Contains("Dry run: nothing was written.", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, await Incidents());
    }

    [Fact]
    public async Task Import_DryRunWithoutStore_MakesNone()
    {
        var run = await Run("import", Sample, "--dry-run");

        Assert.Contains("Dry run: nothing was written.", run.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task Export_ImportedElsewhere_GivesTheSameAnswers()
    {
        await Run("import", Sample);
        foreach (var name in (string[])["all.csv", "all.jsonl"])
        {
            Assert.Equal(ExitCode.Ok, (await Run("export", name)).Code);

            Assert.Contains("  unchanged                      9\n", (await Run("import", name)).Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Audit_OfSoundStore_FindsNothing()
    {
        await Run("import", Sample);

        var run = await Run("audit");

        Assert.Equal((ExitCode.Ok, "entries    9\nincidents  9\nsubjects   5\ncells      15\nsums       2\nmismatches 0\n"), (run.Code, run.Out));
    }

    [Fact]
    public async Task Audit_OfTallyThatCountsWhatIsNotThere_NamesIt()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());
        var phantom = Some.Incident("own:phantom", "2012-06-04", place: Some.Place("Afghanistan", "Badakhshan"));
        var province = Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan"));
        var positions = await store.Grains.GetTally(province).Positions();
        var at = positions.IsEmpty ? new ShardPosition(0, 0) : positions[0];
        await store.Grains.GetTally(province).Apply(new TallyChange { Shard = at.Shard, Previous = at.Sequence, To = at.Sequence + 1, Cells = [new Cell(CellKey.Of(phantom), Tally.Of(phantom))] });

        var result = await new Audit.Auditor(store.Grains, store.Data).Run(CancellationToken.None);

        Assert.Contains(result.Mismatches, mismatch => mismatch.Subject == "province afghanistan/badakhshan" && mismatch.Where.Contains("2012-06-04", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Question_OfAFolderWithoutStore_MakesNone()
    {
        var run = await Run("tally", "--store", ".");

        Assert.Equal(ExitCode.StoreMissing, run.Code);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task Import_OfAnotherFormat_MakesNoStore()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "other.csv"), "hello,world\n");

        var run = await Run("import", "other.csv");

        Assert.Equal(ExitCode.InputFormat, run.Code);
        Assert.False(Directory.Exists(Path.Combine(Folder, "store")));
    }

    [Fact]
    public async Task Demo_Twice_GivesTheSameTallies()
    {
        var first = await Run("demo");
        var second = await Run("demo");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (first.Code, second.Code));
        Assert.Contains("  2011-09-01 to 2012-06-02  5\n  2011-09-01 to 2012-06-03  6\n", first.Out, StringComparison.Ordinal);
        Assert.Equal(Tallies(first.Out), Tallies(second.Out));
        Assert.True(File.Exists(Path.Combine(Folder, "reporting-demo", "brief-2012-W22.pdf")));

        static string Tallies(string text) => text[text.IndexOf("\nRaids", StringComparison.Ordinal)..];
    }

    [Fact]
    public async Task Store_HeldByAnotherSilo_IsInUse()
    {
        await using var store = await Store.Open(Path.Combine(Folder, "store"));

        var run = await Run("tally");

        Assert.Equal(ExitCode.StoreInUse, run.Code);
    }

    [Fact]
    public async Task Cluster_OfARunningSilo_AnswersLikeItsStore()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());
        var gateway = store.Silo.Gateway.ToString();

        Assert.Equal(1, await Incidents("--cluster", gateway, "--province", "badakhshan"));
    }

    [Fact]
    public async Task Watch_OfTally_IsToldWhenAnotherRecords()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("own:1"));
        await using var connection = new OpenConnection(store.Grains);
        var province = new Queries.Question(Period.All, new IncidentFilter { Places = [PlaceKey.FromNames("Afghanistan", "Badakhshan")] }, DayOfWeek.Monday);
        await using var answers = new Queries.TallyWatch(connection, StandingClock).Changes(province, CancellationToken.None).GetAsyncEnumerator();

        Assert.True(await answers.MoveNextAsync());
        await store.Record(Some.Incident("own:2"));
        Assert.True(await answers.MoveNextAsync());

        Assert.Equal(2, answers.Current.Rows[0].Figures.Incidents);
    }

    [Fact]
    public async Task Watch_OverASiloThatRestarts_GoesOn()
    {
        var folder = Path.Combine(Folder, "store");
        var first = await EmbeddedSilo.Start(folder, TimeProvider.System);
        var port = first.Gateway.Port;
        await Record(first, "own:1");
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connection = await ClusterConnection.Open(new ClusterAddress("127.0.0.1", port), TimeProvider.System, LogLevel.None, CancellationToken.None, _ => lost.TrySetResult());
        var everything = new Queries.Question(Period.All, IncidentFilter.Any, DayOfWeek.Monday);
        await using var answers = new Queries.TallyWatch(connection, TimeProvider.System).Changes(everything, CancellationToken.None).GetAsyncEnumerator();

        Assert.True(await answers.MoveNextAsync());
        await first.DisposeAsync();
        var next = answers.MoveNextAsync().AsTask();
        await Task.WhenAny(lost.Task, next);
        await using var second = await EmbeddedSilo.Start(folder, TimeProvider.System, gatewayPort: port);
        await Record(second, "own:2");
        Assert.True(await next);

        Assert.Equal(2, answers.Current.Rows[0].Figures.Incidents);
        Assert.True(lost.Task.IsCompletedSuccessfully);
    }

    private static async Task Record(EmbeddedSilo silo, string id)
    {
        var incident = Some.Incident(id);
        var shard = await silo.Grains.Owner(incident.Id);
        await shard.Record(new RecordBatch([incident], "test"));
        await shard.UntilTold();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public async Task Question_OfADamagedStore_SaysSo(int from)
    {
        await Run("import", Sample);
        await using (var file = File.OpenWrite(Path.Combine(Folder, "store", "reporting.db")))
        {
            file.Position = from;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)file.Length - from).ToArray());
        }

        var run = await Run("tally");

        Assert.Equal((ExitCode.StoreDamaged, ""), (run.Code, run.Out));
        Assert.Contains("Restore the store from a backup", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class OpenConnection(IGrainFactory grains) : GrainConnection(grains)
    {
        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
