using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Homes;
using Reporting.Ledger;
using Reporting.Storage;
using Reporting.Telemetry;

namespace Reporting.Tallies;

/// <summary>What a tally grain needs from the silo.</summary>
internal sealed class TallyServices(
    [FromKeyedServices(ReportingStorage.Provider)] IGrainStorage storage, Serializer serializer, IOptions<TallyOptions> options, TimeProvider time, ILogger<TallyGrain> logger, IMeterFactory meters, HomeMoves moves, Residents residents, KnownStore store, SnapshotTurns turns)
{
    public IGrainStorage Storage => storage;

    public Serializer Serializer => serializer;

    public TallyOptions Options => options.Value;

    public RecentAnswers Answers { get; } = new();

    public ProvinceSheets Provinces { get; } = new();

    public ReportingMeters Meters { get; } = new(meters);

    public HomeMoves Moves => moves;

    public Residents Residents => residents;

    public KnownStore Store => store;

    public SnapshotTurns Turns => turns;

    public TimeProvider Time => time;

    public ILogger Logger => logger;
}
