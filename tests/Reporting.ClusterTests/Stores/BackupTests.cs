using CsCheck;
using Reporting.Backup;
using Reporting.Commands;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Stores;

public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private Task<ClientRun> Run(params string[] arguments) => ClientRun.In(_folder, arguments);

    private async Task MakeBackup()
    {
        EarlierFormat.CopyTo(1, At("store"));
        Assert.Equal(ExitCode.Ok, (await Run("backup", "a.backup")).Code);
    }

    [Fact]
    public async Task Restore_Elsewhere_GivesTheSameExportTallyAndSoundAudit()
    {
        await MakeBackup();
        var tally = await Run("tally", "--output", "json");

        var restored = await Run("restore", "a.backup", "--store", "again");

        Assert.Equal(ExitCode.Ok, restored.Code);
        Assert.Contains("entries   1,115\n", restored.Out, StringComparison.Ordinal);
        await Run("export", "again.jsonl", "--store", "again");
        Assert.Equal(EarlierFormat.Expected(1, "expected.jsonl"), await File.ReadAllTextAsync(At("again.jsonl")));
        Assert.Equal(tally.Out, (await Run("tally", "--output", "json", "--store", "again")).Out);
        Assert.Equal(ExitCode.Ok, (await Run("audit", "--store", "again")).Code);
    }

    [Fact]
    public async Task Restore_SecondTime_ChangesNothing()
    {
        await MakeBackup();
        await Run("restore", "a.backup", "--store", "again");

        Assert.Equal(ExitCode.Ok, (await Run("restore", "a.backup", "--store", "again")).Code);

        Assert.Contains("entries    1,115\n", (await Run("audit", "--store", "again")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_AfterOneWasStopped_GoesOn()
    {
        await MakeBackup();
        await using (var store = await Store.Open(At("again")))
        {
            using var stop = new CancellationTokenSource();
            // The first block is written when the progress is told of it.
            await Assert.ThrowsAsync<OperationCanceledException>(() => LedgerRestore.Into(store.Grains, At("a.backup"), [], new Told(_ => stop.Cancel()), stop.Token));
            Assert.InRange((await store.Data.AsOf()).Entries, 1, 1114);
        }

        Assert.Equal(ExitCode.Ok, (await Run("restore", "a.backup", "--store", "again")).Code);

        Assert.Equal(ExitCode.Ok, (await Run("audit", "--store", "again")).Code);
        await Run("export", "again.jsonl", "--store", "again");
        Assert.Equal(EarlierFormat.Expected(1, "expected.jsonl"), await File.ReadAllTextAsync(At("again.jsonl")));
    }

    [Fact]
    public async Task Restore_OverAnotherStore_IsRefusedAndChangesNothing()
    {
        await MakeBackup();
        await using (var store = await Store.Open(At("other"))) await store.Record(Some.Incident());

        var run = await Run("restore", "a.backup", "--store", "other");

        Assert.Equal(ExitCode.StoreDiffers, run.Code);
        Assert.Contains("error: The store holds something else than the backup: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"   in: {At("other")}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("entries    1\n", (await Run("audit", "--store", "other")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfADamagedBackup_MakesNoStore()
    {
        await MakeBackup();
        await File.WriteAllBytesAsync(At("cut.backup"), (await File.ReadAllBytesAsync(At("a.backup")))[..^1]);

        var run = await Run("restore", "cut.backup", "--store", "again");

        Assert.Equal(ExitCode.InputFormat, run.Code);
        Assert.Contains("is no sound backup: it is cut short", run.Error, StringComparison.Ordinal);
        Assert.Contains($"   in: {At("cut.backup")}\n", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("again")));
    }

    [Fact]
    public async Task Backup_WhileAWriterRecords_IsAPrefixOfEveryShard()
    {
        await using var store = await Store.Open();
        await store.Record(Enumerable.Range(0, 500).Select(i => Some.Incident($"test:{i}")));
        var recording = Task.Run(async () => { for (var i = 500; i < 3000; i += 100) await store.Record(Enumerable.Range(i, 100).Select(n => Some.Incident($"test:{n}"))); });
        BackupHeader header;
        await using (var file = File.Create(At("live.backup"))) header = await new LedgerBackup(store.Grains, TimeProvider.System, []).Write(file, new Told(_ => { }), CancellationToken.None);
        await recording;

        Assert.InRange(header.Position.Entries, 500, 3000);
        using var reader = BackupReader.Open(At("live.backup"));
        var blocks = reader.Blocks().Cast<EntriesOfShard>().ToLookup(block => block.Shard, block => block.Entries);
        foreach (var (shard, i) in (await store.Data.Shards()).Select((shard, i) => (shard, i)))
        {
            var now = await shard.Entries(0, (int)header.Position.Sequences[i]);
            Assert.Equal(now.Select(entry => (entry.Sequence, entry.Incident.Id, entry.RecordedAt)), blocks[i].SelectMany(entries => entries).Select(entry => (entry.Sequence, entry.Incident.Id, entry.RecordedAt)));
        }
    }

    [Fact]
    public async Task Restore_OfAnyLedger_GivesTheSameCellsAndHistory() =>
        await Gen.Select(GenIncident.Several(40), Gen.Int[1, 20]).SampleAsync(async (incidents, batch) =>
        {
            var file = At("any.backup");
            await using var store = await Store.Open();
            foreach (var chunk in incidents.Chunk(batch))
            {
                await store.Record(chunk);
                await (await Owner(store, chunk[0].Id)).Retract(chunk[0].Id, "a test", "tester");
            }
            await store.Published();
            await using (var stream = File.Create(file)) await new LedgerBackup(store.Grains, TimeProvider.System, []).Write(stream, new Told(_ => { }), CancellationToken.None);
            await using var again = await Store.Open();

            await LedgerRestore.Into(again.Grains, file, [], new Told(_ => { }), CancellationToken.None);

            foreach (var subject in incidents.SelectMany(Subjects.Touched).Distinct())
                Assert.Equal((await store.Grains.GetTally(subject).Cells()).AsEnumerable(), await again.Grains.GetTally(subject).Cells());
            foreach (var id in incidents.Select(incident => incident.Id).Distinct())
                Assert.Equal(Said(await (await Owner(store, id)).History(id)), Said(await (await Owner(again, id)).History(id)));
        }, iter: 8, threads: 1);

    [Fact]
    public async Task Rebuild_OfATallyThatCountsWhatIsNotThere_MakesItRight()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());
        var tally = store.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan")));
        var at = (await tally.Positions()).MaxBy(position => position.Sequence);
        var phantom = Some.Incident("own:phantom");
        await tally.Apply(new TallyChange { Shard = at.Shard, Previous = at.Sequence, To = at.Sequence + 1, Cells = [new Cell(CellKey.Of(phantom), Tally.Of(phantom))] });

        Assert.Equal(3, await new TallyRebuild(store.Grains, store.Data).Run(new Told(_ => { }), CancellationToken.None));

        Assert.Equal(1, Assert.Single(await tally.Ask(new TallyQuery())).Tally.Incidents);
    }

    [Fact]
    public async Task Restore_OfEntriesThatDoNotFollow_IsRefused()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());
        var shard = await Owner(store, IncidentId.Parse("test:1"));
        var entry = (await shard.Entries(0, 1))[0];

        await Assert.ThrowsAsync<LedgerDiffersException>(() => shard.Restore([entry with { Sequence = 3 }]));
        await Assert.ThrowsAsync<LedgerDiffersException>(() => shard.Restore([entry with { RecordedBy = "another" }]));
        await Assert.ThrowsAsync<LedgerDiffersException>(() => shard.Restore([entry, entry with { Sequence = 2 }]));
        Assert.Equal(1, await shard.Restore([entry]));
    }

    private static async Task<ILedgerGrain> Owner(Store store, IncidentId id)
    {
        var shards = await store.Data.Shards();
        return shards[LedgerShards.Owner(id, shards.Count)];
    }

    private static IEnumerable<string> Said(IEnumerable<LedgerEntry> entries) => entries.Select(entry =>
        FormattableString.Invariant($"{entry.Sequence} {entry.Kind} {entry.RecordedAt:O} {entry.RecordedBy} {entry.Replaces} {entry.Reason}"));

    private sealed class Told(Action<WorkStep> told) : IProgress<WorkStep>
    {
        public void Report(WorkStep value) => told(value);
    }
}
