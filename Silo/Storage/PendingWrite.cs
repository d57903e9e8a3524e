namespace Reporting.Storage;

/// <summary>A write that waits for the writer thread.</summary>
/// <param name="Grain">The grain.</param>
/// <param name="Name">The name of what it keeps.</param>
/// <param name="Body">The bytes; null to clear.</param>
/// <param name="Expected">The version that the caller has read; 0 for none.</param>
/// <param name="Guard">What the grain must also keep; null for nothing.</param>
internal sealed record PendingWrite(string Grain, string Name, ReadOnlyMemory<byte>? Body, long Expected, WriteGuard? Guard)
{
    /// <summary>The version now kept; null when nothing was written.</summary>
    public TaskCompletionSource<long?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What a grain must also keep, for a write to take place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record WriteGuard(string Name, long Version);
