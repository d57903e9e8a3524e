using Reporting.Connection;
using Reporting.Incidents;
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
    public required Func<IGrainFactory, ImportAsked, IProgress<ImportStep>, CancellationToken, Task<ImportReport>> Import { get; init; }

    /// <summary>The formats that <see cref="Import"/> and <see cref="Export"/> know, for help and checks.</summary>
    public required IReadOnlyList<string> ImportFormats { get; init; }

    /// <summary>The formats that <see cref="Export"/> writes, for help and checks.</summary>
    public required IReadOnlyList<string> ExportFormats { get; init; }

    /// <summary>Writes incidents in a format and tells how many there were.</summary>
    public required Func<IAsyncEnumerable<Incident>, string, Stream, CancellationToken, Task<long>> Export { get; init; }

    /// <summary>Reads one incident from a JSON file.</summary>
    public required Func<string, CancellationToken, Task<Incident>> ReadIncident { get; init; }

    /// <summary>Makes a weekly brief.</summary>
    public required Func<IReportingData, BriefAsked, CancellationToken, Task<IBriefDocument>> WeeklyBrief { get; init; }
}

/// <summary>An import that was asked for.</summary>
/// <param name="File">The file, as a full path.</param>
/// <param name="Format">Its format; null to guess it from the content.</param>
/// <param name="DryRun">Whether to tell what would happen, and write nothing.</param>
/// <param name="RecordedBy">Who imports.</param>
/// <param name="RejectedFolder">Where rejected rows are kept; null for beside the file.</param>
internal sealed record ImportAsked(string File, string? Format, bool DryRun, string RecordedBy, string? RejectedFolder);

/// <summary>How far an import has come.</summary>
/// <param name="Read">Rows read.</param>
/// <param name="Share">The share of the file that is read, 0 to 1.</param>
internal readonly record struct ImportStep(long Read, double Share);

/// <summary>What an import did.</summary>
internal sealed record ImportReport
{
    public required string Format { get; init; }

    public required long Read { get; init; }

    public required long Recorded { get; init; }

    public required long Revised { get; init; }

    public required long Unchanged { get; init; }

    public long Stale { get; init; }

    public long StaysWithdrawn { get; init; }

    public required long Rejected { get; init; }

    /// <summary>Rejected rows by reason, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> RejectedByReason { get; init; } = [];

    /// <summary>Rows with low above best, and with best above high: recorded as the source has them.</summary>
    public long InconsistentLow { get; init; }

    public long InconsistentHigh { get; init; }

    /// <summary>Where rejected rows are kept; null where there are none.</summary>
    public string? RejectedFile { get; init; }
}

/// <summary>A weekly brief that was asked for.</summary>
/// <param name="Week">The week.</param>
/// <param name="Place">The place; <c>default</c> for everything in the store.</param>
internal sealed record BriefAsked(Week Week, PlaceKey Place);

/// <summary>A finished brief, to be written as often as wanted.</summary>
internal interface IBriefDocument
{
    Task WritePdf(Stream stream);

    Task WriteFigures(Stream stream);
}
