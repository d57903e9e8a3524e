using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>A later delivery withdraws what it no longer has, and nothing else.</summary>
public sealed class MissingIncidentTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private Store _store = null!;

    public async Task InitializeAsync() => _store = await Store.Open();

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Missing_InTheScope_IsWithdrawnAndTheTallyFollows()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2"), Row("own:3"));

        var missing = await Missing("second.jsonl", Row("own:1"), Row("own:3"));

        Assert.Equal((3L, 1L, 1L, 0L), (missing.Stood, missing.Missing, missing.Withdrawn, missing.Changed));
        Assert.Equal([IncidentId.Parse("own:2")], missing.First.AsEnumerable());
        Assert.Equal(2, await Count());
        var last = (await History("own:2"))[^1];
        Assert.Equal((EntryKind.Retracted, "missing from second.jsonl", "test"), (last.Kind, last.Reason, last.RecordedBy));
    }

    [Fact]
    public async Task Missing_WithAReasonGiven_KeepsItBesideTheFile()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2"));

        await Run("second.jsonl", request => request with { Reason = "review of June", Missing = new MissingRequest() }, [Row("own:1")]);

        Assert.Equal("review of June (missing from second.jsonl)", (await History("own:2"))[^1].Reason);
    }

    [Fact]
    public async Task Missing_OutsideOfTheScope_Stands()
    {
        await Import("first.jsonl", Row("own:1", "2012-06-01"), Row("own:2", "2012-06-10"), Row("own:before", "2012-05-31"), Row("own:after", "2012-06-11"),
            Row("own:elsewhere", "2012-06-05", "Pakistan"), Row("other:1", "2012-06-05"), Row("own:first-day", "2012-06-01"), Row("own:last-day", "2012-06-10"));

        var missing = await Missing("second.jsonl", Row("own:1", "2012-06-01"), Row("own:2", "2012-06-10"));

        Assert.Equal(["own:first-day", "own:last-day"], missing.First.Select(id => id.ToString()));
        Assert.Equal("own; Afghanistan; 2012-06-01 to 2012-06-10", Assert.Single(missing.Scopes).ToString());
        Assert.Equal(6, await Count());
    }

    [Fact]
    public async Task Missing_MovedOutOfTheScopeByTheDeliveryItself_Stands()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2", "2012-06-05"));

        var missing = await Missing("second.jsonl", new MissingRequest { Countries = ["Afghanistan"], Since = Some.Day("2012-06-01"), Until = Some.Day("2012-06-30") }, Row("own:1"), Row("own:2", "2012-09-01", "Pakistan"));

        Assert.Equal((1L, 0L), (missing.Stood, missing.Missing));
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task Missing_WithARejectedRow_WithdrawsNothing()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2"));

        var missing = await Missing("second.jsonl", Row("own:1"), Row("own:2", "2012-02-31"));

        Assert.Equal((MissingRefusal.RowsRejected, 0L), (missing.Refusal, missing.Withdrawn));
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task Missing_MostOfTheScope_WithdrawsOnlyWhenAskedTo()
    {
        var all = Enumerable.Range(0, 42).Select(i => Row($"own:{i}")).ToArray();
        await Import("first.jsonl", all);

        var refused = await Missing("second.jsonl", all[..20]);
        Assert.Equal((MissingRefusal.MostMissing, 42L, 22L, 0L), (refused.Refusal, refused.Stood, refused.Missing, refused.Withdrawn));
        Assert.Equal(42, await Count());

        Assert.Equal(22, (await Missing("second.jsonl", new MissingRequest { Most = true }, all[..20])).Withdrawn);
        Assert.Equal(20, await Count());
    }

    [Fact]
    public async Task Missing_HalfOfTheScopeOrFew_IsWithdrawn()
    {
        var all = Enumerable.Range(0, 42).Select(i => Row($"own:{i}")).ToArray();
        await Import("first.jsonl", all);

        Assert.Equal(21, (await Missing("second.jsonl", all[..21])).Withdrawn);
        Assert.Equal(20, (await Missing("third.jsonl", all[..1])).Withdrawn);
    }

    [Fact]
    public async Task Missing_DeliveryOfOtherIds_IsRefused()
    {
        await Import("first.jsonl", [.. Enumerable.Range(0, 30).Select(i => Row($"own:{i}"))]);

        var missing = await Missing("second.jsonl", [.. Enumerable.Range(100, 200).Select(i => Row($"own:{i}"))]);

        Assert.Equal((MissingRefusal.MostMissing, 30L, 30L), (missing.Refusal, missing.Stood, missing.Missing));
    }

    [Fact]
    public async Task Missing_DeliveryThatRevisesTheRest_CountsItAsHavingStood()
    {
        await Import("first.jsonl", [.. Enumerable.Range(0, 60).Select(i => Row($"own:{i}"))]);

        var missing = await Missing("second.jsonl", [.. Enumerable.Range(0, 35).Select(i => Row($"own:{i}", "2012-06-02")), Row("own:0", "2012-06-03", revision: 1)]);

        Assert.Equal((59L, 25L, MissingRefusal.None), (missing.Stood, missing.Withdrawn, missing.Refusal));
    }

    [Fact]
    public async Task Missing_SecondRun_WithdrawsNothing()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2"));
        await Missing("second.jsonl", Row("own:1"));

        var again = await Missing("second.jsonl", Row("own:1"));

        Assert.Equal((1L, 0L, 0L), (again.Stood, again.Missing, again.Withdrawn));
    }

    [Fact]
    public async Task Missing_DryRun_TellsAndWritesNothing()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2"));
        var entries = (await _store.Data.AsOf()).Entries;

        var summary = await Run("second.jsonl", request => request with { DryRun = true, Missing = new MissingRequest() }, [Row("own:1")]);

        Assert.Equal((1L, 0L), (summary.Missing!.Missing, summary.Missing.Withdrawn));
        Assert.Equal(entries, (await _store.Data.AsOf()).Entries);
    }

    [Fact]
    public async Task Missing_CountryThatTheFileDoesNotName_LosesAllOfTheScope()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2", country: "Pakistan"));

        var missing = await Missing("second.jsonl", new MissingRequest { Countries = ["Pakistan"] }, Row("own:1"));

        Assert.Equal(["own:2"], missing.First.Select(id => id.ToString()));
    }

    [Fact]
    public async Task Missing_ScopeThatEndsBeforeItBegins_IsRefused()
    {
        await Import("first.jsonl", Row("own:1"));

        Assert.Equal(MissingRefusal.EmptyScope, (await Missing("second.jsonl", new MissingRequest { Since = Some.Day("2022-01-01") }, Row("own:1"))).Refusal);
    }

    [Fact]
    public async Task Missing_ImportCancelled_WithdrawsNothing()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2"));

        var summary = await new Importer(_store.Grains).Import(Request("second.jsonl", [Row("own:1")]) with { Missing = new MissingRequest() }, cancel: new CancellationToken(canceled: true));

        Assert.Equal((true, MissingRefusal.NotComplete), (summary.Cancelled, summary.Missing!.Refusal));
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task Missing_RecordedAnewByAnotherMeanwhile_IsLeftAlone()
    {
        await Import("first.jsonl", Row("own:1"), Row("own:2"));
        var other = Some.Incident("own:2", "2012-06-03", place: Some.Place("Afghanistan"));

        // Between counting and withdrawing.
        var missing = await Missing("second.jsonl", name =>
        {
            if (name == nameof(ILedgerGrain.RetractAll)) _store.Record(other).GetAwaiter().GetResult();
        }, Row("own:1"));

        Assert.Equal((1L, 0L, 1L), (missing.Missing, missing.Withdrawn, missing.Changed));
        Assert.Equal([EntryKind.Recorded, EntryKind.Revised], (await History("own:2")).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Missing_CrashInTheMiddle_IsFinishedByTheNextRun()
    {
        await Import("first.jsonl", [.. Enumerable.Range(0, 200).Select(i => Row($"own:{i}"))]);
        var delivery = Enumerable.Range(0, 120).Select(i => Row($"own:{i}")).ToArray();
        var calls = 0;

        var stopped = await Assert.ThrowsAsync<ImportStoppedException>(() => Missing("second.jsonl", name =>
        {
            if (name == nameof(ILedgerGrain.RetractAll) && Interlocked.Increment(ref calls) > 5) throw new IOException("The process died here.");
        }, delivery));
        var first = stopped.Summary.Missing!.Withdrawn;
        Assert.InRange(first, 1, 79);

        var second = await Missing("second.jsonl", delivery);

        Assert.Equal((80L - first, 120L), (second.Withdrawn, await Count()));
    }

    private static string Row(string id, string day = "2012-06-03", string country = "Afghanistan", int revision = 0) =>
        $$"""{"id":"{{id}}","revision":{{revision}},"start":"{{day}}","place":{"country":"{{country}}","precision":"country"} }""";

    private ImportRequest Request(string name, string[] rows)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, rows);
        return new ImportRequest { Path = path, RecordedBy = "test" };
    }

    private Task<ImportSummary> Import(string name, params string[] rows) => Run(name, request => request, rows);

    private Task<ImportSummary> Run(string name, Func<ImportRequest, ImportRequest> change, string[] rows) => new Importer(_store.Grains).Import(change(Request(name, rows)));

    private Task<MissingSummary> Missing(string name, params string[] rows) => Missing(name, new MissingRequest(), rows);

    private async Task<MissingSummary> Missing(string name, MissingRequest missing, params string[] rows) => (await Run(name, request => request with { Missing = missing }, rows)).Missing!;

    private async Task<MissingSummary> Missing(string name, Action<string> before, params string[] rows)
    {
        var importer = new Importer(_store.Grains.GetGrain<IStoreGrain>(IStoreGrain.Key), shard => ShardProxy.Of(_store.Grains.GetGrain<ILedgerGrain>(shard), before), TimeSpan.Zero);
        return (await importer.Import(Request(name, rows) with { Missing = new MissingRequest() })).Missing!;
    }

    private async Task<long> Count()
    {
        var rows = await _store.Data.Ask(new TallyQuery());
        return rows.Count == 0 ? 0 : rows[0].Tally.Incidents;
    }

    private async Task<IReadOnlyList<LedgerEntry>> History(string id)
    {
        var shards = await _store.Data.Shards();
        return await shards[LedgerShards.Owner(IncidentId.Parse(id), shards.Count)].History(IncidentId.Parse(id));
    }
}
