using Reporting.Connection;
using Reporting.Import;

namespace Reporting.Commands;

/// <summary>The parts of the product that commands call; tests give others.</summary>
internal sealed class Parts
{
    /// <summary>Opens a store or reaches a cluster.</summary>
    public required Func<DataAddress, CommandContext, CancellationToken, Task<IConnection>> Connect { get; init; }

    /// <summary>Whether a folder holds a store.</summary>
    public required Func<string, bool> StoreExists { get; init; }

    /// <summary>Reads a file into the ledger.</summary>
    public required Func<IGrainFactory, ImportRequest, IProgress<ImportProgress>, CancellationToken, Task<ImportSummary>> Import { get; init; }
}
