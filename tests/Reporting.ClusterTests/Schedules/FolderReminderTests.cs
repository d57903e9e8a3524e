using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reporting.Hosting;
using Reporting.Schedules;

namespace Reporting.Tests.Schedules;

/// <summary>A silo that lasts on a folder: schedules are woken by a reminder that each start sets anew.</summary>
public sealed class FolderReminderTests
{
    private const string Due = "Schedule kabul-weekly is due since 2012-06-04 01:30:00Z and waits for a worker.";

    [Fact]
    public async Task Reminder_WhenItsTimeComes_PutsWhatIsDueOnRecord()
    {
        await using var store = await ScheduleStore.Open();
        var log = new LinesLogged();
        await store.Store.DisposeAsync();
        // Orleans looks for reminders minutes ahead: a clock that jumps further passes them by.
        store.Clock.SetUtcNow(ScheduleStore.Monday.AddMinutes(-5));
        await using (var silo = await Start(store, log))
        {
            await silo.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).Add(SomeSchedule.Weekly());

            store.Clock.SetUtcNow(ScheduleStore.Monday);

            await store.Clock.GoUntil(log.Has(Due));
        }
        await store.Start();
    }

    [Fact]
    public async Task Start_AfterSomethingWasDue_PutsItOnRecordThoughNobodyAsks()
    {
        await using var store = await ScheduleStore.Open();
        var log = new LinesLogged();
        await store.Add();
        await store.Store.DisposeAsync();
        store.Clock.SetUtcNow(ScheduleStore.Monday.AddMinutes(5));
        await using (var silo = await Start(store, log))
        {
            await log.Has(Due);

            using var readings = new MeterReadings(((IServingSilo)silo).Services.GetRequiredService<IMeterFactory>());
            Assert.Equal(300, readings.Sum("reporting.schedules.overdue"));
        }
        await store.Start();
    }

    private static Task<EmbeddedSilo> Start(ScheduleStore store, LinesLogged log) =>
        EmbeddedSilo.Start(store.Folder, store.Clock, LogLevel.Information, more: silo => silo.AddScheduleReminders().Services.AddSingleton<ILoggerProvider>(log));
}
