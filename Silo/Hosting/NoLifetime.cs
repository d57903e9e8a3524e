using Microsoft.Extensions.Hosting;

namespace Reporting.Hosting;

/// <summary>For a host inside a process: signals belong to the process, not to the host.</summary>
public sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
