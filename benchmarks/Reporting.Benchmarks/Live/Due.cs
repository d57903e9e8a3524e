using System.Diagnostics;

namespace Reporting.Benchmarks.Live;

/// <summary>What is done at given times, and from when it counts how long it took.</summary>
internal static class Due
{
    // So late a timer is by itself; what is later was held up, by a pause of the process for instance.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits until something is due; not at all when that has passed.</summary>
    /// <param name="at">When, as <see cref="Stopwatch.GetTimestamp"/> counts.</param>
    /// <param name="cancellation">Waits no longer.</param>
    /// <returns>From when it counts: now, or from when it was due where that is longer ago than a timer is late by itself, so that whoever was held up is not left out.</returns>
    public static async ValueTask<long> Wait(long at, CancellationToken cancellation = default)
    {
        var ahead = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), at);
        if (ahead > TimeSpan.Zero) await Task.Delay(ahead, cancellation);
        var now = Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(at, now) > Tick ? at : now;
    }
}
