using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Ledger;
using Reporting.Storage;
using Reporting.Telemetry;

namespace Reporting.Tallies;

/// <summary>What a tally grain needs from the silo.</summary>
internal sealed class TallyServices(
    [FromKeyedServices(ReportingStorage.Provider)] IGrainStorage storage, Serializer serializer, IOptions<TallyOptions> options, TimeProvider time, ShardMoves moves, ILogger<TallyGrain> logger, IMeterFactory meters)
{
    public IGrainStorage Storage => storage;

    public Serializer Serializer => serializer;

    public TallyOptions Options => options.Value;

    public RecentAnswers Answers { get; } = new();

    public ProvinceSheets Provinces { get; } = new();

    public ReportingMeters Meters { get; } = new(meters);

    public TimeProvider Time => time;

    public ShardMoves Moves => moves;

    public ILogger Logger => logger;
}
