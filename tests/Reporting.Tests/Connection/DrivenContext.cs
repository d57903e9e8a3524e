using System.Collections.Concurrent;

namespace Reporting.Tests.Connection;

/// <summary>Work that is done when it is asked for.</summary>
internal sealed class DrivenContext : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Work, object? State)> _waiting = new();

    public void Drive()
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            while (_waiting.TryDequeue(out var next)) next.Work(next.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue((d, state));
}
