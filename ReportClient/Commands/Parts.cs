using Reporting.Connection;
using Reporting.Import;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

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

    /// <summary>Makes a weekly brief.</summary>
    public required Func<IReportingData, BriefAsked, CancellationToken, Task<IBriefDocument>> WeeklyBrief { get; init; }
}

/// <summary>A weekly brief that was asked for.</summary>
/// <param name="Week">The week.</param>
/// <param name="Place">The place; <c>default</c> for everything in the store.</param>
internal sealed record BriefAsked(Week Week, PlaceKey Place);

/// <summary>A finished brief, to be written as often as wanted.</summary>
internal interface IBriefDocument
{
    void WritePdf(Stream stream);

    void WriteFigures(Stream stream);
}
