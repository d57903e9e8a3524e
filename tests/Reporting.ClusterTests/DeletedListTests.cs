using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tests;

/// <summary>A list of deleted events, with made-up rows.</summary>
public sealed class DeletedListTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private Store _store = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.Open();
        await _store.Record(Some.Incident("acled:AFG1", revision: 100), Some.Incident("acled:AFG2", revision: 300), Some.Incident("acled:AFG3", revision: 100), Some.Incident("own:AFG1"));
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task List_OfEveryFate_CountsEachRowOnce()
    {
        var summary = await Import("AFG1,200", "AFG2,200", "AFG3,1970-01-01T00:03:20Z", "AFG1,200", "AFG9,200", "AFG8,never");

        Assert.Equal((6L, 2L, 1L, 1L, 1L, 1L), (summary.Read, summary.Withdrawn, summary.AlreadyWithdrawn, summary.NeverRecorded, summary.Stale, summary.Rejected));
        Assert.Equal([IncidentId.Parse("acled:AFG9")], summary.FirstNeverRecorded.AsEnumerable());
        Assert.Equal(2, (await _store.Data.AsOf()).Incidents);
        Assert.Equal(("import of deleted.csv", 200L), await Last("acled:AFG1"));
    }

    [Fact]
    public async Task List_DryRun_CountsTheSameAndWritesNothing()
    {
        var summary = await Import(dryRun: true, "AFG1,200", "AFG2,200", "AFG1,200", "AFG9,200");

        Assert.Equal((1L, 1L, 1L, 1L), (summary.Withdrawn, summary.AlreadyWithdrawn, summary.NeverRecorded, summary.Stale));
        Assert.Equal(4, (await _store.Data.AsOf()).Entries);
    }

    [Fact]
    public async Task List_Again_WithdrawsNothing()
    {
        await Import("AFG1,200", "AFG3,200");

        var again = await Import("AFG1,200", "AFG3,200");

        Assert.Equal((0L, 2L), (again.Withdrawn, again.AlreadyWithdrawn));
    }

    [Fact]
    public async Task Row_OlderThanTheDeletion_StaysOutAndALaterOneComesBack()
    {
        await Import("AFG1,200");

        Assert.Equal([RecordOutcome.Stale], await _store.Record(Some.Incident("acled:AFG1", type: IncidentType.Airstrike, revision: 150)));
        Assert.Equal([RecordOutcome.Revised], await _store.Record(Some.Incident("acled:AFG1", revision: 201)));
    }

    private Task<WithdrawalSummary> Import(params string[] rows) => Import(dryRun: false, rows);

    private Task<WithdrawalSummary> Import(bool dryRun, params string[] rows)
    {
        var path = Path.Combine(_folder, "deleted.csv");
        File.WriteAllLines(path, ["event_id_cnty,deleted_timestamp", .. rows]);
        return new WithdrawalImporter(_store.Grains).Import(new ImportRequest { Path = path, RecordedBy = "test", DryRun = dryRun });
    }

    private async Task<(string? Reason, long UpTo)> Last(string id)
    {
        var shards = await _store.Data.Shards();
        var entry = (await shards[LedgerShards.Owner(IncidentId.Parse(id), shards.Count)].History(IncidentId.Parse(id)))[^1];
        return (entry.Reason, entry.RetractedRevision);
    }
}
