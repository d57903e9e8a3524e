using Microsoft.Extensions.Time.Testing;

namespace Reporting.Tests.Schedules;

/// <summary>Lets a clock that is set go on while a reminder is awaited.</summary>
/// <remarks>
/// Orleans arms a reminder some moments after it was set. One that is armed when its time has come comes a period later, an hour, so that a clock that stands would
/// wait for ever; and since it looks for reminders only minutes ahead, the clock goes minute by minute.
/// </remarks>
internal static class ScheduleClock
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Goes on until something has happened; fails where it fails.</summary>
    public static async Task GoUntil(this FakeTimeProvider clock, Task happened)
    {
        while (await Task.WhenAny(happened, Task.Delay(Pause)) != happened) clock.Advance(Step);
        await happened;
    }
}
