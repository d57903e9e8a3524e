using System.Collections.Concurrent;
using System.Collections.Immutable;
using Reporting.Access;
using Reporting.Briefs;
using Reporting.Commands;
using Reporting.Connection;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Access;

/// <summary>Whose name the ledger keeps while keys are in force: the key's.</summary>
public sealed class CallerNameTests
{
    private static readonly IncidentId Id = IncidentId.Parse("own:1");

    [Fact]
    public async Task Import_ByARecorder_IsKeptUnderTheKeysName()
    {
        await using var silo = await GuardedSilo.Start();

        var run = await silo.Run(silo.Add("desk", Role.Recorder), "import", Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"), "--recorded-by", "press desk");

        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.Equal(["desk"], (await Entries(silo.Grains)).Select(entry => entry.RecordedBy).Distinct());
    }

    [Theory]
    [InlineData(Role.Recorder)]
    [InlineData(Role.Admin)]
    public async Task RecordAndRetract_ByAnyRole_AreKeptUnderTheKeysName(Role role)
    {
        await using var silo = await GuardedSilo.Start();
        await using var connection = await silo.Connect(silo.Add("ana", role));
        var shard = await connection.Grains.Owner(Id);

        await shard.Record(new RecordBatch([Some.Incident("own:1")], "somebody else"));
        await shard.Retract(Id, "test", "somebody else");

        Assert.Equal(["ana", "ana"], (await shard.History(Id)).Select(entry => entry.RecordedBy));
    }

    [Fact]
    public async Task RecordLarge_FromAnotherProcess_IsKeptUnderTheKeysName()
    {
        await using var silo = await GuardedSilo.Start();
        await using var connection = await silo.Connect(silo.Add("ana", Role.Recorder));
        var shard = await connection.Grains.Owner(Id);

        await shard.RecordLarge(new LargeBatch(new RecordBatch([Some.Incident("own:1")], "somebody else")));

        Assert.Equal("ana", Assert.Single(await shard.History(Id)).RecordedBy);
    }

    [Fact]
    public async Task Edition_ByARecorder_IsKeptUnderTheKeysName()
    {
        await using var silo = await GuardedSilo.Start();
        await using var connection = await silo.Connect(silo.Add("ana", Role.Recorder));
        var draft = new EditionDraft
        {
            Request = new EditionRequest("weekly", default, Week.Containing(new DateOnly(2012, 6, 1)), CountingRule.Default, 5),
            Position = (await connection.Data.AsOf()).Position, RulesVersion = CountingRule.Version, Since = 0, FiguresHash = "", Figures = [], Program = "test", By = "somebody else",
        };

        var edition = await connection.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).Fix(draft);

        Assert.Equal("ana", edition.Draft.By);
    }

    [Fact]
    public async Task Restore_ByAnAdmin_KeepsTheNamesThatWere()
    {
        await using var silo = await GuardedSilo.Start();
        await using var connection = await silo.Connect(silo.Add("root", Role.Admin));
        var shard = await connection.Grains.Owner(Id);

        await shard.Restore([new LedgerEntry { Sequence = 1, Kind = EntryKind.Recorded, RecordedAt = DateTimeOffset.UnixEpoch, RecordedBy = "ana", Incident = Some.Incident("own:1") }]);

        Assert.Equal("ana", Assert.Single(await shard.History(Id)).RecordedBy);
    }

    [Fact]
    public async Task Record_BySiloItself_KeepsTheNameThatWasGiven()
    {
        await using var silo = await GuardedSilo.Start();
        var shard = await silo.Grains.Owner(Id);

        await shard.Record(new RecordBatch([Some.Incident("own:1")], "night shift"));

        Assert.Equal("night shift", Assert.Single(await shard.History(Id)).RecordedBy);
    }

    [Fact]
    public async Task Caller_ThatSendsOtherNames_IsTheKeysHolderAllTheSame()
    {
        await using var silo = await GuardedSilo.Start();
        await using var connection = await silo.Connect(silo.Add("ana", Role.Recorder));
        var shard = await connection.Grains.Owner(Id);

        foreach (var name in (string[])["reporting.caller", "reporting.by", "reporting.name", "reporting.role", nameof(Caller)]) RequestContext.Set(name, "root");
        await shard.Record(new RecordBatch([Some.Incident("own:1")], "root"));

        Assert.Equal("ana", Assert.Single(await shard.History(Id)).RecordedBy);
    }

    [Fact]
    public async Task Key_OfACall_ComesNoFurtherThanTheCheck()
    {
        var seen = new ConcurrentBag<(string Method, bool Key, string? Name)>();
        await using var silo = await GuardedSilo.Start(more => more.AddIncomingGrainCallFilter(context =>
        {
            seen.Add((context.MethodName, RequestContext.Get(CallerKey.Name) is not null, Caller.Name));
            return context.Invoke();
        }));
        await using var connection = await silo.Connect(silo.Add("ana", Role.Recorder));
        var shard = await connection.Grains.Owner(Id);
        await shard.Record(new RecordBatch([Some.Incident("own:1")], "test"));
        await shard.WhenPublished();
        await connection.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan"))).Cells();

        Assert.Contains(seen, call => call.Method == nameof(ITallyGrain.Apply));
        Assert.DoesNotContain(seen, call => call.Key);
        Assert.Equal([(nameof(ILedgerGrain.Record), false, "ana")], seen.Where(call => call.Name is not null));
    }

    [Fact]
    public async Task Listening_WithAReadersKey_HearsWhatOthersRecord()
    {
        await using var silo = await GuardedSilo.Start();
        await using var connection = await silo.Connect(silo.Add("ana", Role.Reader));
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = connection.Listen(() => heard.TrySetResult());
        await listening.Renew(new IncidentFilter { Places = [PlaceKey.FromNames("Afghanistan", "Badakhshan")] });

        var shard = await silo.Grains.Owner(Id);
        await shard.Record(new RecordBatch([Some.Incident("own:1")], "test"));
        await shard.WhenPublished();

        await heard.Task;
    }

    private static async Task<ImmutableArray<LedgerEntry>> Entries(IGrainFactory grains)
    {
        var shards = (await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe()).Shards;
        var entries = await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => grains.GetGrain<ILedgerGrain>(shard).Entries(0, int.MaxValue)));
        return [.. entries.SelectMany(one => one)];
    }
}
