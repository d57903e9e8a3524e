using System.Collections.Concurrent;

namespace Reporting.Tests.Connection;

/// <summary>Work that is done when it is asked for.</summary>
internal sealed class DrivenContext : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Work, object? State)> _waiting = new();

    /// <summary>Begins something in a context; null for none, where whoever waits for what it ends goes on at once.</summary>
    public static T In<T>(SynchronizationContext? context, Func<T> begin)
    {
        var before = Current;
        SetSynchronizationContext(context);
        try
        {
            return begin();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Does what waits, and what that brings about.</summary>
    public void Drive() => In(this, () =>
    {
        while (_waiting.TryDequeue(out var next)) next.Work(next.State);
        return true;
    });

    public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue((d, state));
}
