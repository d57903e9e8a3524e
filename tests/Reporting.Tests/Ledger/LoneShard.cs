using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Telemetry;

namespace Reporting.Tests.Ledger;

/// <summary>What writes to a shard, without a silo: one thing at a time, as in an activation. Tallies take everything and keep nothing.</summary>
internal sealed class LoneShard
{
    private readonly TaskScheduler _activation;
    private readonly LedgerPages _pages;
    private readonly LedgerPublisher _publisher;
    private readonly LedgerWriter _writer;

    private LoneShard(IGrainStorage storage, TaskScheduler activation, LedgerIndex index, ReportingMeters? meters)
    {
        _activation = activation;
        _pages = new LedgerPages(storage, GrainId.Create("ledger", "0"), 0, Serializer);
        _publisher = new LedgerPublisher(AllTakingGrain.Factory(), 0, TimeProvider.System, NullLogger.Instance, index.Provinces, meters?.Of(0, index));
        _writer = new LedgerWriter(0, _pages, index, _publisher, TimeProvider.System, () => HasEnded = true);
    }

    public static Serializer Serializer { get; } = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    /// <summary>Runs one thing at a time.</summary>
    public static TaskScheduler OneAtATime() => new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

    /// <summary>Whether a write failed, so that the activation ends.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The last entry that is known to be durable.</summary>
    public long LastSequence => _pages.LastSequence;

    /// <summary>Brings a shard to life from what storage holds; everything that is done with it runs on the scheduler.</summary>
    public static async Task<LoneShard> Open(IGrainStorage storage, TaskScheduler activation, ReportingMeters? meters = null)
    {
        var index = new LedgerIndex();
        var shard = new LoneShard(storage, activation, index, meters);
        await shard._pages.Load(index);
        return shard;
    }

    /// <summary>Every entry that storage holds.</summary>
    public static async Task<ImmutableArray<LedgerEntry>> Entries(IGrainStorage storage)
    {
        var pages = new LedgerPages(storage, GrainId.Create("ledger", "0"), 0, Serializer);
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        await pages.Load(new LedgerIndex());
        await foreach (var page in pages.Read(0, withTexts: false)) entries.AddRange(page);
        return entries.ToImmutable();
    }

    public Task<RecordReceipt> Record(Incident incident, string by = "test") => Run(() => _writer.Record(new RecordBatch([incident], by)));

    public Task<IReadOnlyList<RetractOutcome>> Retract(IncidentId id, string by = "test") => Run(() => _writer.Retract(new RetractBatch([new Retraction(id)], "test", by)));

    public Task<T> Run<T>(Func<Task<T>> what) => Run(_activation, what);

    public static Task<T> Run<T>(TaskScheduler activation, Func<Task<T>> what) => Task.Factory.StartNew(what, CancellationToken.None, TaskCreationOptions.None, activation).Unwrap();

    /// <summary>Tells no more.</summary>
    public void Stop() => _publisher.Stop();
}
