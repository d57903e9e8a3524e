namespace Reporting.Connection;

/// <summary>Tells those who wait for an answer that a silo has come or gone: what they asked may have been lost with it.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class ClusterChanges
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends with the next change.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>The cluster has changed.</summary>
    public void Tell() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
