using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Reporting.Schedules;

/// <summary>Brings the schedules to life when a silo that lasts has started: what is due is on record and measured from then on, though nobody asks.</summary>
internal sealed partial class ScheduleWaker(IGrainFactory grains, ILogger<ScheduleWaker> logger)
{
    public async Task Wake()
    {
        try
        {
            await grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).List();
        }
        catch (Exception failure)
        {
            LogNotWoken(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedules could not be brought to life; they are when a worker asks.")]
    private partial void LogNotWoken(Exception failure);
}

/// <summary>Has silos remind the schedules.</summary>
public static class ScheduleSetup
{
    /// <summary>Brings the schedules to life when the silo has started. For silos that last.</summary>
    public static ISiloBuilder AddScheduleWaker(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddSingleton<ScheduleWaker>();
        return silo.AddStartupTask((services, _) =>
        {
            // The silo takes calls while they come to life.
            services.GetRequiredService<ScheduleWaker>().Wake().Ignore();
            return Task.CompletedTask;
        });
    }

    /// <summary>The same for a silo alone on a folder, whose reminders are in memory: the schedules set theirs anew each time they come to life.</summary>
    public static ISiloBuilder AddScheduleReminders(this ISiloBuilder silo) => silo.UseInMemoryReminderService().AddScheduleWaker();
}
