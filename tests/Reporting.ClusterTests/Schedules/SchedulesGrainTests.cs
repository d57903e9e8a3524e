using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Hosting;
using Reporting.Ledger;
using Reporting.Schedules;

namespace Reporting.Tests.Schedules;

/// <summary>What the grain keeps, over restarts and crashes of its silo.</summary>
public sealed class SchedulesGrainTests
{
    private static readonly DeliveryReport Report = new() { Briefs = [new DeliveredBrief("Title", "file.pdf", 1, "hash")] };

    [Fact]
    public async Task Add_ThenListAfterARestart_IsThere()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add("b", true, "desk@example.org");
        await store.Add("a");
        await store.Store.DisposeAsync();
        await store.Start();

        var listed = await store.Schedules.List();

        Assert.Equal(["a", "b"], listed.Select(one => one.Schedule.Name));
        Assert.Equal((ScheduleStore.Monday, "desk@example.org", "Asia/Kabul"), (listed[1].Next, listed[1].Schedule.MailTo.Single(), listed[1].Schedule.Zone));
    }

    [Fact]
    public async Task Add_TheSameTwice_IsOneAndAnotherOfItsNameIsRefused()
    {
        await using var store = await ScheduleStore.Open();
        var first = await store.Add();
        store.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(first.Schedule.AddedAt, (await store.Add()).Schedule.AddedAt);
        await Assert.ThrowsAsync<ScheduleExistsException>(() => store.Schedules.Add(SomeSchedule.Weekly(folder: store.Briefs) with { At = new TimeOnly(7, 0) }));
        Assert.Single(await store.Schedules.List());
    }

    [Fact]
    public async Task Add_OfWhatCannotBeKept_IsRefused()
    {
        await using var store = await ScheduleStore.Open();

        await Assert.ThrowsAsync<InvalidScheduleException>(() => store.Schedules.Add(SomeSchedule.Weekly("../x")));
        await Assert.ThrowsAsync<InvalidScheduleException>(() => store.Schedules.Add(SomeSchedule.Weekly() with { Briefs = [new ScheduledBrief { Kind = ScheduledKind.Group }] }));
        await Assert.ThrowsAsync<UnknownZoneException>(() => store.Schedules.Add(SomeSchedule.Weekly() with { Zone = "Kabul" }));
    }

    [Fact]
    public async Task Take_ByManyAtOnce_IsGivenToOne()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => store.Schedules.Take(new WorkerOffer($"worker {i}", true))));

        Assert.Single(taken.OfType<Assignment>());
    }

    [Fact]
    public async Task Hold_OverACrashOfTheSilo_IsKept()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        var held = (await store.Schedules.Take(new WorkerOffer("a", true)))!;
        await store.Schedules.Prepare(held.Token, (await store.Store.Data.AsOf()).Position);
        await store.Store.Crash();
        await store.Start();

        Assert.Null(await store.Schedules.Take(new WorkerOffer("b", true)));
        Assert.Equal((await store.Store.Data.AsOf()).Position, (await store.Schedules.Take(new WorkerOffer("a", true)))!.Position);
        Assert.Equal(1, (await store.Schedules.Complete(held.Token, Report)).Number);
    }

    [Fact]
    public async Task Complete_OverACrashOfTheSilo_IsLoggedOnce()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        var held = (await store.Schedules.Take(new WorkerOffer("a", true)))!;
        await store.Schedules.Complete(held.Token, Report);
        await store.Store.Crash();
        await store.Start();

        // Whoever did not hear the answer says so again.
        Assert.Equal(1, (await store.Schedules.Complete(held.Token, Report)).Number);
        Assert.Single(await store.Schedules.Log(10));
        Assert.Null(await store.Schedules.Take(new WorkerOffer("b", true)));
    }

    [Fact]
    public async Task Complete_WhoseEntryIsDurableAndTheRestIsNot_CountsTheEntry()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        var held = (await store.Schedules.Take(new WorkerOffer("a", true)))!;
        await store.Store.DisposeAsync();
        // As it was between the two writes: the entry is there, and the book is the one before.
        var before = StoredBytesOf.Read(store.Folder, "book");
        await store.Start();
        await store.Schedules.Complete(held.Token, Report);
        await store.Store.DisposeAsync();
        StoredBytesOf.PutBack(store.Folder, "book", before);
        await store.Start();

        Assert.Null(await store.Schedules.Take(new WorkerOffer("b", true)));
        Assert.Equal(1, (await store.Schedules.Complete(held.Token, Report)).Number);
        Assert.Single(await store.Schedules.Log(10));
    }

    [Fact]
    public async Task Log_OfManyEntries_GivesTheLast()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        for (var week = 0; week < 4; week++)
        {
            store.Clock.SetUtcNow(ScheduleStore.Monday.AddDays(7 * week));
            await store.Schedules.Complete((await store.Schedules.Take(new WorkerOffer("a", true)))!.Token, Report);
        }

        Assert.Equal([3, 4], (await store.Schedules.Log(2)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task Remove_WhileAWorkerIsAtIt_IsRefusedAndWorksAfterwards()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        var held = (await store.Schedules.Take(new WorkerOffer("a", true)))!;

        await Assert.ThrowsAsync<ScheduleBusyException>(() => store.Schedules.Remove("kabul-weekly"));
        await store.Schedules.Complete(held.Token, Report);

        Assert.True(await store.Schedules.Remove("kabul-weekly"));
        Assert.False(await store.Schedules.Remove("kabul-weekly"));
        Assert.Single(await store.Schedules.Log(10));
    }

    [Fact]
    public async Task Book_ThatIsDamaged_IsNeverServed()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        await store.Store.DisposeAsync();
        StoredBytesOf.Flip(store.Folder, "book");
        await store.Start();

        Assert.Contains("book is damaged", (await Assert.ThrowsAnyAsync<Exception>(() => store.Schedules.List())).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overdue_OfWhatNobodyMakes_GrowsAndIsZeroOnceItIsDone()
    {
        await using var store = await ScheduleStore.Open();
        using var readings = new MeterReadings(((IServingSilo)store.Store.Silo).Services.GetRequiredService<IMeterFactory>());
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday.AddMinutes(5));

        var waiting = readings.Sum("reporting.schedules.overdue");
        await store.Schedules.Complete((await store.Schedules.Take(new WorkerOffer("a", true)))!.Token, Report);

        Assert.Equal((300, 0), (waiting, readings.Sum("reporting.schedules.overdue")));
    }

    [Fact]
    public async Task Take_AfterThePositionWasFixed_KeepsItOverWhatIsRecordedLater()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        var position = (await store.Store.Data.AsOf()).Position;
        await store.Schedules.Prepare((await store.Schedules.Take(new WorkerOffer("a", true)))!.Token, position);
        await store.Store.Record(Some.Incident("test:3"));
        store.Clock.Advance(Assignment.Lease);

        var second = (await store.Schedules.Take(new WorkerOffer("b", true)))!;
        LedgerPosition later = (await store.Store.Data.AsOf()).Position;

        Assert.Equal(position, (await store.Schedules.Prepare(second.Token, later)).Position);
    }
}
