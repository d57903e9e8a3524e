using Reporting.Connection;
using Reporting.Import;
using Reporting.Pdf;

namespace Reporting.Commands;

/// <summary>The parts of the product that commands call; tests give others.</summary>
internal sealed record Parts
{
    /// <summary>Opens a store or reaches a cluster.</summary>
    public required Func<DataAddress, CommandContext, CancellationToken, Task<IConnection>> Connect { get; init; }

    /// <summary>Whether a folder holds a store.</summary>
    public required Func<string, bool> StoreExists { get; init; }

    /// <summary>Reads a file into the ledger.</summary>
    public required Func<IGrainFactory, ImportRequest, IProgress<ImportProgress>, CancellationToken, Task<ImportSummary>> Import { get; init; }

    /// <summary>The writer of PDFs, which may ask for settings of its own; asked for before a brief is made. Default: the one that needs none.</summary>
    public Func<CommandContext, IBriefWriter> Writer { get; init; } = _ => BriefPdf.Writer;
}
