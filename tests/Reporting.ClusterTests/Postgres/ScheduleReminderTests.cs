using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Reporting.Schedules;
using Reporting.Tests.Schedules;

namespace Reporting.Tests.Postgres;

/// <summary>In a cluster, schedules are woken by a reminder that outlives its silos.</summary>
[Collection(PostgresTests.Name)]
public sealed class ScheduleReminderTests(PostgresRun run)
{
    [Fact]
    public async Task Reminder_OfSchedules_IsAtTheNextOccurrenceAndGoneWithTheLast()
    {
        await using var silo = await PostgresSilo.Start(await run.NewDatabase());
        var schedules = silo.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key);
        var table = silo.Services.GetRequiredService<IReminderTable>();

        var next = (await schedules.Add(SomeSchedule.Weekly())).Next;
        var kept = await table.ReadRow(schedules.GetGrainId(), "due");
        await schedules.Remove("kabul-weekly");

        Assert.InRange(new DateTimeOffset(DateTime.SpecifyKind(kept!.StartAt, DateTimeKind.Utc)), next.AddSeconds(-30), next.AddSeconds(30));
        Assert.Null(await table.ReadRow(schedules.GetGrainId(), "due"));
    }

    [Fact]
    public async Task Reminder_WhenItsTimeComes_PutsWhatIsDueOnRecord()
    {
        var (clock, log) = (new FakeTimeProvider(ScheduleStore.Monday.AddMinutes(-5)), new LinesLogged());
        await using var silo = await PostgresSilo.Start(await run.NewDatabase(), clock, log);
        await silo.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).Add(SomeSchedule.Weekly());

        clock.Advance(TimeSpan.FromMinutes(5));

        await clock.GoUntil(log.Has("Schedule kabul-weekly is due since 2012-06-04 01:30:00Z and waits for a worker."));
    }

    [Fact]
    public async Task Schedules_OfASiloThatWasStopped_AreThereForTheNext()
    {
        var database = await run.NewDatabase();
        await using (var before = await PostgresSilo.Start(database)) await before.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).Add(SomeSchedule.Weekly());

        await using var after = await PostgresSilo.Start(database);

        Assert.Equal("kabul-weekly", (await after.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).List()).Single().Schedule.Name);
    }
}
