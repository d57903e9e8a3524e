using Reporting.Import;
using Reporting.Incidents;

namespace Reporting.Tests.Import;

public sealed class ImporterTests : IDisposable
{
    private readonly ImportFiles _files = new();
    private readonly FakeStore _store = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Import_NewIncidents_AreRecorded() => Assert.Equal((10L, 10L, 10), ((await Import(Rows(10))).Recorded, (await Import(Rows(10))).Unchanged, _store.Incidents.Count()));

    [Fact]
    public async Task Import_ChangedIncident_IsRevised()
    {
        await Import(Rows(3));
        var summary = await Import(UcdpText.Row("id=1", "best=11"));
        Assert.Equal((0L, 1L), (summary.Recorded, summary.Revised));
    }

    [Fact]
    public async Task Import_OlderRevision_IsStale()
    {
        await Import(Jsonl("\"revision\":2"), "new.jsonl");
        Assert.Equal(1, (await Import(Jsonl("\"revision\":1"), "old.jsonl")).Stale);
    }

    [Fact]
    public async Task Import_WithdrawnIncident_StaysWithdrawn()
    {
        foreach (var shard in _store.Shards) shard.Withdrawn.Add(IncidentId.Parse("ucdp-ged:1"));
        Assert.Equal((1L, 2L), ((await Import(Rows(3))).StaysWithdrawn, (long)_store.Incidents.Count()));
    }

    [Fact]
    public async Task Import_ManyRows_KeepTheirOrderWithinAShard()
    {
        await Import(Rows(5 * ShardFeed.MostIncidents));
        Assert.All(_store.Shards, shard => Assert.Equal(shard.Arrived.Select(Number).Order(), shard.Arrived.Select(Number)));
    }

    [Fact]
    public async Task Import_ManyRows_ComeInBatches()
    {
        await Import(Rows(5 * ShardFeed.MostIncidents));
        Assert.All(_store.Shards, shard => Assert.InRange(shard.BatchSizes.Max(), ShardFeed.MostIncidents, ShardFeed.MostIncidents));
    }

    [Fact]
    public async Task Import_LongRows_ComeInSmallBatches()
    {
        var store = new FakeStore(1);
        var row = new string('x', 900_000);
        var path = _files.Write(UcdpText.File([.. Enumerable.Range(1, 12).Select(i => UcdpText.Row($"id={i}", "where_description=" + row))]));
        await store.Importer.Import(new ImportRequest { Path = path, RecordedBy = "test" });
        Assert.Equal([5, 5, 2], store.Shards[0].BatchSizes);
    }

    [Fact]
    public async Task Import_End_WaitsUntilTalliesWereTold()
    {
        await Import(Rows(1));
        Assert.All(_store.Shards, shard => Assert.Equal(1, shard.Published));
    }

    [Fact]
    public async Task Import_Read_IsTheSumOfAllFates()
    {
        await Import(Rows(2));
        var summary = await Import([UcdpText.Row("id=1"), UcdpText.Row("id=2", "best=11"), UcdpText.Row("id=3"), UcdpText.Row("id=4", "best=x"), UcdpText.Row("id=3")]);
        Assert.Equal((5L, 1L, 1L, 2L, 1L), (summary.Read, summary.Recorded, summary.Revised, summary.Unchanged, summary.Rejected));
    }

    [Fact]
    public async Task Import_BadRows_AreCountedByReason()
    {
        var summary = await Import([UcdpText.Row("best=x"), UcdpText.Row("best=y"), UcdpText.Row("date_start=2021-02-31")]);
        Assert.Equal([("bad-date", 1L), ("not-a-number", 2L)], summary.RejectedByReason.Select(pair => (pair.Key.Code(), pair.Value)));
    }

    [Fact]
    public async Task Import_InconsistentEstimates_AreCounted()
    {
        var summary = await Import([UcdpText.Row("id=1", "low=11"), UcdpText.Row("id=2", "high=9"), UcdpText.Row("id=3", "low=11", "high=9")]);
        Assert.Equal((2L, 2L), (summary.LowAboveBest, summary.BestAboveHigh));
    }

    [Fact]
    public async Task Import_LostAnswer_IsAskedAgainAndRecordedOnce()
    {
        foreach (var shard in _store.Shards) shard.LoseAnswer(new TimeoutException());
        var summary = await Import(Rows(100));
        Assert.Equal((100L, 100), (summary.Read, _store.Incidents.Count()));
    }

    [Fact]
    public async Task Import_ShardThatNeverAnswers_StopsWithTheSummarySoFar()
    {
        var store = new FakeStore(1);
        for (var i = 0; i < PatientCalls.MostAttempts; i++) store.Shards[0].LoseAnswer(new TimeoutException("no answer"));
        var stopped = await Assert.ThrowsAsync<ImportStoppedException>(() => store.Importer.Import(Request(Rows(10))));
        Assert.Equal((0L, typeof(TimeoutException)), (stopped.Summary.Read, stopped.InnerException!.GetType()));
    }

    [Fact]
    public async Task Import_ShardThatFails_IsNotAskedAgain()
    {
        var store = new FakeStore(1);
        store.Shards[0].LoseAnswer(new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<ImportStoppedException>(() => store.Importer.Import(Request(Rows(10))));
        Assert.Single(store.Shards[0].BatchSizes);
    }

    [Fact]
    public async Task Import_FailingShard_DoesNotHangALongFile()
    {
        var store = new FakeStore(1);
        store.Shards[0].LoseAnswer(new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<ImportStoppedException>(() => store.Importer.Import(Request(Rows(10_000))));
    }

    [Fact]
    public async Task Import_Cancelled_KeepsWhatWasAcknowledgedAndSaysSo()
    {
        using var cancel = new CancellationTokenSource();
        var store = new FakeStore(1);
        store.Shards[0].OnRecord = () => store.Shards[0].BatchSizes.Count == 1 ? cancel.CancelAsync() : Task.CompletedTask;
        var summary = await store.Importer.Import(Request(Rows(20_000)), null, cancel.Token);
        Assert.Equal((true, (long)store.Incidents.Count(), 2L * ShardFeed.MostIncidents), (summary.Cancelled, summary.Read, summary.Read));
    }

    [Fact]
    public async Task Import_CancelledAfterItsLastRow_IsComplete()
    {
        using var cancel = new CancellationTokenSource();
        var store = new FakeStore(1);
        store.Shards[0].OnRecord = cancel.CancelAsync;
        Assert.False((await store.Importer.Import(Request(Rows(10)), null, cancel.Token)).Cancelled);
    }

    [Fact]
    public async Task Import_SlowShard_MakesTheReaderWait()
    {
        var store = new FakeStore(1);
        var (go, reached) = (new TaskCompletionSource(), new TaskCompletionSource());
        store.Shards[0].OnRecord = () =>
        {
            reached.TrySetResult();
            return go.Task;
        };
        var progress = new LastReport();
        var import = store.Importer.Import(Request(Rows(20_000)), progress);
        await reached.Task;
        Assert.InRange(progress.Last.Rows, 0, 4 * ShardFeed.MostIncidents);
        go.SetResult();
        Assert.Equal(20_000, (await import).Recorded);
    }

    [Fact]
    public async Task Import_Progress_EndsWithTheWholeFile()
    {
        var progress = new LastReport();
        var request = Request(Rows(2500));
        await _store.Importer.Import(request, progress);
        var length = new FileInfo(request.Path).Length;
        Assert.Equal(new ImportProgress(2500, length, length), progress.Last);
    }

    [Fact]
    public async Task DryRun_WritesNothingAndTellsWhatWouldBecome()
    {
        await Import(Rows(2));
        var request = Request([UcdpText.Row("id=1"), UcdpText.Row("id=2", "best=11"), UcdpText.Row("id=3"), UcdpText.Row("id=3"), UcdpText.Row("best=x")]) with { DryRun = true, RejectedFolder = _files.Folder };
        var summary = await _store.Importer.Import(request);
        Assert.Equal((1L, 1L, 2L, 1L, 2), (summary.Recorded, summary.Revised, summary.Unchanged, summary.Rejected, _store.Incidents.Count()));
    }

    [Fact]
    public async Task DryRun_ListsRejectedRowsAndKeepsNoFile()
    {
        var summary = await _store.Importer.Import(Request(UcdpText.Row("best=x")) with { DryRun = true, RejectedFolder = _files.Folder });
        Assert.Equal((1, null, false), (summary.FirstRejected.Length, summary.RejectedFile, File.Exists(Path.Combine(_files.Folder, "input.csv.rejected.csv"))));
    }

    [Fact]
    public async Task RejectedFile_HoldsEveryFieldAndTheRow()
    {
        var row = UcdpText.Row("id=7", "best=x");
        var summary = await _store.Importer.Import(Request(row) with { RejectedFolder = _files.Folder });
        Assert.Equal(
            "file,line,field,value,reason,message,row\ninput.csv,2,best,x,not-a-number,This is not a whole number.,\"" + row.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"\n",
            await File.ReadAllTextAsync(summary.RejectedFile!));
    }

    [Fact]
    public async Task RejectedFile_ValueLikeAFormula_IsGuarded()
    {
        var summary = await _store.Importer.Import(Request(UcdpText.Row("best==cmd()")) with { RejectedFolder = _files.Folder });
        Assert.Contains(",best,'=cmd(),", await File.ReadAllTextAsync(summary.RejectedFile!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedFile_NothingRejected_IsNotThereAndAnEarlierOneIsGone()
    {
        await _store.Importer.Import(Request(UcdpText.Row("best=x")) with { RejectedFolder = _files.Folder });
        await _store.Importer.Import(Request(UcdpText.Row()) with { RejectedFolder = _files.Folder });
        Assert.Equal(["input.csv"], Directory.GetFiles(_files.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task RejectedFolder_Missing_IsSaidBeforeAnythingIsRecorded()
    {
        await Assert.ThrowsAsync<RejectedFileException>(() => _store.Importer.Import(Request(Rows(1)) with { RejectedFolder = Path.Combine(_files.Folder, "none") }));
        Assert.Empty(_store.Incidents);
    }

    [RealDataFact]
    public async Task Import_RealFileTwice_RecordsAllAndThenNothing()
    {
        var request = new ImportRequest { Path = RealFiles.Afghanistan2021, RecordedBy = "test" };
        var (first, second) = (await _store.Importer.Import(request), await _store.Importer.Import(request));
        Assert.Equal((4512L, 0L, 4512L, 221L, 431L), (first.Recorded, first.Rejected, second.Unchanged, first.LowAboveBest, first.BestAboveHigh));
    }

    private static int Number(Incident incident) => int.Parse(incident.Id.SourceId, System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Rows(int count) => [.. Enumerable.Range(1, count).Select(i => UcdpText.Row($"id={i}"))];

    private static string Jsonl(string member) => "{\"id\":\"a:1\"," + member + ",\"start\":\"2012-06-03\",\"place\":{\"country\":\"Afghanistan\",\"precision\":\"country\"}}\n";

    private ImportRequest Request(params string[] rows) => new() { Path = _files.Write(UcdpText.File(rows)), RecordedBy = "test" };

    private Task<ImportSummary> Import(params string[] rows) => _store.Importer.Import(Request(rows));

    private Task<ImportSummary> Import(string text, string name) => _store.Importer.Import(new ImportRequest { Path = _files.Write(text, name), RecordedBy = "test" });

    private sealed class LastReport : IProgress<ImportProgress>
    {
        private readonly Lock _lock = new();
        private ImportProgress _last;

        public ImportProgress Last
        {
            get
            {
                lock (_lock) return _last;
            }
        }

        public void Report(ImportProgress value)
        {
            lock (_lock) _last = value;
        }
    }
}
