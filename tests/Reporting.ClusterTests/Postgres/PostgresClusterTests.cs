using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Reporting.Groups;
using Reporting.Homes;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests.Postgres;

/// <summary>Silos that know nothing of each other but the database.</summary>
[Collection(PostgresTests.Name)]
public sealed class PostgresClusterTests(PostgresRun run)
{
    [Fact]
    public async Task Record_OnTwoSilosOfOneDatabase_IsCountedOnceByBoth()
    {
        var database = await run.NewDatabase();
        await using var one = await PostgresSilo.Start(database);
        await using var other = await PostgresSilo.Start(database);

        await Record(one, 0, 200);
        await Record(other, 100, 300);

        Assert.Equal((300, 300), (await Count(one), await Count(other)));
    }

    [Fact]
    public async Task Start_TwoSilosOfOneDatabase_AreMembersOfOneCluster()
    {
        var database = await run.NewDatabase();
        await using var one = await PostgresSilo.Start(database);
        await using var other = await PostgresSilo.Start(database);

        Assert.Equal(2, await PostgresRun.Ask<long>(database, $"SELECT count(*) FROM reporting.silos WHERE Status = {(int)SiloStatus.Active}"));
        Assert.Equal(2, (await one.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count);
    }

    // However slow answers were before: who asks waits for as long as this.
    [Fact]
    public async Task Silo_ThatDoesNotAnswer_IsSuspectedAfterThreeSeconds()
    {
        await using var silo = await PostgresSilo.Start(await run.NewDatabase());

        var members = silo.Services.GetRequiredService<IOptions<ClusterMembershipOptions>>().Value;

        Assert.Equal(TimeSpan.FromSeconds(3), members.MaxProbeTimeout * members.NumMissedProbesLimit);
    }

    [Fact]
    public async Task Stop_OneOfTwoSilos_IsNoMemberAnyMore()
    {
        var database = await run.NewDatabase();
        await using var one = await PostgresSilo.Start(database);
        await (await PostgresSilo.Start(database)).DisposeAsync();

        Assert.Equal(1, await PostgresRun.Ask<long>(database, $"SELECT count(*) FROM reporting.silos WHERE Status = {(int)SiloStatus.Dead}"));
    }

    [Fact]
    public async Task HandOver_OfOneOfTwoSilos_BringsItsShardsAndTalliesToTheOther()
    {
        var database = await run.NewDatabase();
        await using var stays = await PostgresSilo.Start(database);
        var leaves = await PostgresSilo.Start(database);
        await Record(stays, 0, 200);
        var (there, here) = (Residents(leaves), Residents(stays));
        var moved = there.Asked.Concat(there.Shards).Select(resident => resident.GrainId).ToList();
        Assert.NotEmpty(there.Asked);
        Assert.NotEmpty(there.Shards);

        await leaves.Services.GetRequiredService<Departure>().HandOver();

        // Nobody has asked for them. Once the silo is gone, the runtime may let some of them go, to come to life again when they are asked.
        Assert.Empty(there.Asked.Concat(there.Shards));
        Assert.Subset(here.Asked.Concat(here.Shards).Select(resident => resident.GrainId).ToHashSet(), moved.ToHashSet());
        await leaves.DisposeAsync();
        Assert.Equal(200, await Count(stays));
        await Record(stays, 200, 300);
        Assert.Equal(300, await Count(stays));
    }

    [Fact]
    public async Task Ask_AfterEverySiloWasStopped_GivesWhatWasRecorded()
    {
        var database = await run.NewDatabase();
        await using (var before = await PostgresSilo.Start(database)) await Record(before, 0, 200);

        await using var after = await PostgresSilo.Start(database);

        Assert.Equal(200, await Count(after));
    }

    [Fact]
    public async Task Members_DeadForLong_AreForgotten()
    {
        var database = await run.NewDatabase();
        await using var one = await PostgresSilo.Start(database);
        await (await PostgresSilo.Start(database)).DisposeAsync();

        await one.Services.GetRequiredService<IMembershipTable>().CleanupDefunctSiloEntriesAsync(TimeProvider.System.GetUtcNow().AddDays(1), CancellationToken.None);

        Assert.Equal(1, await PostgresRun.Ask<long>(database, "SELECT count(*) FROM reporting.silos"));
    }

    [Fact]
    public async Task Members_ChangedByAnOldVersion_StayAsTheyAre()
    {
        var database = await run.NewDatabase();
        await using var one = await PostgresSilo.Start(database);
        var table = one.Services.GetRequiredService<IMembershipTable>();
        var read = await table.ReadAllAsync(CancellationToken.None);
        var (entry, etag) = read.Members[0];
        Assert.True(await table.UpdateRowAsync(entry, etag, read.Version.Next(), CancellationToken.None));

        Assert.False(await table.UpdateRowAsync(entry, etag, read.Version.Next(), CancellationToken.None));
        Assert.False(await table.InsertRowAsync(entry, (await table.ReadAllAsync(CancellationToken.None)).Version.Next(), CancellationToken.None));
    }

    [Fact]
    public async Task Reminder_OfASiloThatWasStopped_IsThereForTheNext()
    {
        var database = await run.NewDatabase();
        var grain = GrainId.Create("test", "one");
        var due = new DateTime(2012, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        await using (var before = await PostgresSilo.Start(database))
            await before.Services.GetRequiredService<IReminderTable>().UpsertRow(new ReminderEntry { GrainId = grain, ReminderName = "weekly", StartAt = due, Period = TimeSpan.FromDays(70) });

        await using var after = await PostgresSilo.Start(database);
        var kept = await after.Services.GetRequiredService<IReminderTable>().ReadRow(grain, "weekly");

        Assert.Equal((due, TimeSpan.FromDays(70)), (kept!.StartAt, kept.Period));
    }

    [Fact]
    public async Task Reminder_ReadByTheCircleOfHashes_IsInOneOfTwoHalves()
    {
        await using var silo = await PostgresSilo.Start(await run.NewDatabase());
        var table = silo.Services.GetRequiredService<IReminderTable>();
        for (var i = 0; i < 40; i++) await table.UpsertRow(Reminder(i));

        // Of all, of a half, and of the other, which goes over the end.
        Assert.Equal(40, (await table.ReadRows(7, 7)).Reminders.Count);
        Assert.Equal(40, (await table.ReadRows(0x2000_0000, 0xA000_0000)).Reminders.Count + (await table.ReadRows(0xA000_0000, 0x2000_0000)).Reminders.Count);
    }

    [Fact]
    public async Task Reminder_RemovedByAnOldVersion_Stays()
    {
        await using var silo = await PostgresSilo.Start(await run.NewDatabase());
        var table = silo.Services.GetRequiredService<IReminderTable>();
        var old = await table.UpsertRow(Reminder(1));
        var now = await table.UpsertRow(Reminder(1));

        Assert.False(await table.RemoveRow(Reminder(1).GrainId, "weekly", old!));
        Assert.True(await table.RemoveRow(Reminder(1).GrainId, "weekly", now!));
        Assert.Empty((await table.ReadRows(Reminder(1).GrainId)).Reminders);
    }

    private static Residents Residents(PostgresSilo silo) => silo.Services.GetRequiredService<Residents>();

    private static ReminderEntry Reminder(int i) =>
        new() { GrainId = GrainId.Create("test", $"{i}"), ReminderName = "weekly", StartAt = new DateTime(2012, 6, 1, 0, 0, 0, DateTimeKind.Utc), Period = TimeSpan.FromDays(7) };

    private static async Task Record(PostgresSilo silo, int from, int to)
    {
        var shards = await new LiveData(silo.Grains).Shards();
        var incidents = Enumerable.Range(from, to - from).Select(i => Some.Incident($"test:{i}", place: Some.Place("Afghanistan", $"Province {i % 7}", $"District {i % 3}"), groups: ["Taliban"]));
        foreach (var batch in incidents.GroupBy(incident => LedgerShards.Owner(incident.Id, shards.Count))) await shards[batch.Key].Record(new RecordBatch([.. batch], "test"));
        await Task.WhenAll(shards.Select(shard => shard.WhenPublished()));
    }

    private static async Task<long> Count(PostgresSilo silo)
    {
        var data = new LiveData(silo.Grains);
        var places = await data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [PlaceKey.FromNames("Afghanistan")] } });
        var groups = await data.Ask(new TallyQuery { Filter = new IncidentFilter { Groups = [GroupKey.FromName("Taliban")] } });
        Assert.Equal(places[0].Tally, groups[0].Tally);
        return places[0].Tally.Incidents;
    }
}
