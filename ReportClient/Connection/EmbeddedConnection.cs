using Microsoft.Extensions.Logging;
using Reporting.Hosting;

namespace Reporting.Connection;

/// <summary>A silo inside this process on a store's folder.</summary>
internal sealed class EmbeddedConnection : GrainConnection
{
    private readonly EmbeddedSilo _silo;

    private EmbeddedConnection(EmbeddedSilo silo)
        : base(silo.Grains) => _silo = silo;

    public static async Task<IConnection> Open(StoreAddress store, TimeProvider clock, LogLevel log, CancellationToken cancellation) =>
        new EmbeddedConnection(await EmbeddedSilo.Start(store.Folder, clock, log, cancellation: cancellation));

    public override ValueTask DisposeAsync() => _silo.DisposeAsync();
}
