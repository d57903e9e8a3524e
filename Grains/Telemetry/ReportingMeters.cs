using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Telemetry;

/// <summary>What a silo measures of its shards and tallies: the meter "Reporting".</summary>
/// <remarks>
/// One a silo, so that several silos in one process are told apart by the scope of their meters. Batches are counted and never incidents one by one, tags
/// are made once, and what can be asked for is not kept: nothing is done for it until somebody listens. What each instrument means is in docs/operations.md.
/// Safe for use by many at once.
/// </remarks>
internal sealed class ReportingMeters
{
    /// <summary>The name of the meter, and of the source of activities.</summary>
    public const string Name = "Reporting";

    private readonly ConcurrentDictionary<ShardMeters, int> _shards = new();
    private readonly ConcurrentDictionary<SnapshotPace, SubjectKind> _tallies = new();
    private readonly Counter<long> _gaps, _snapshots;
    private volatile Func<TimeSpan>? _overdue;

    public ReportingMeters(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        Incidents = meter.CreateCounter<long>("reporting.incidents", "{incident}", "Incidents that a shard was given and answered for, by what became of each.");
        Withdrawals = meter.CreateCounter<long>("reporting.withdrawals", "{incident}", "Withdrawals that a shard was given and answered for, by what became of each.");
        Appended = meter.CreateCounter<long>("reporting.ledger.appended", "{entry}", "Entries made durable: recorded, revised, retracted, restored.");
        AppendTime = meter.CreateHistogram<double>("reporting.ledger.append.duration", "s", "From handing entries to storage until they are durable.");
        _snapshots = meter.CreateCounter<long>("reporting.tally.snapshots", "{snapshot}", "Snapshots of tallies written.");
        _gaps = meter.CreateCounter<long>("reporting.tally.gaps", "{gap}", "Changes told that did not follow what the tally had, so that it asked the shard for what lay between.");
        meter.CreateObservableGauge("reporting.ledger.entries", () => OfShards(shard => shard.Entries), "{entry}", "The last entry of each shard that lives in this silo.");
        meter.CreateObservableGauge("reporting.ledger.incidents", () => OfShards(shard => shard.Standing), "{incident}", "Incidents that stand in each shard that lives in this silo.");
        meter.CreateObservableGauge("reporting.tally.lag", () => OfShards(shard => shard.Lag.Entries), "{entry}", "Entries of each shard that tallies have not yet taken.");
        meter.CreateObservableGauge("reporting.tally.lag.time", () => OfShards(shard => shard.Lag.Time.TotalSeconds), "s", "For how long the oldest change of each shard has waited that tallies have not yet taken; 0 when none waits.");
        meter.CreateObservableGauge("reporting.tally.active", CountTallies, "{tally}", "Tallies in the memory of this silo.");
        meter.CreateObservableGauge("reporting.tally.snapshot.age", () => _tallies.Keys.Select(pace => pace.UnkeptFor.TotalSeconds).DefaultIfEmpty().Max(), "s",
            "For how long the tally that has waited longest has had changes that no snapshot holds; 0 when none has.");
        meter.CreateObservableGauge("reporting.schedules.overdue", () => _overdue is { } overdue ? (Measurement<double>[])[new(overdue().TotalSeconds)] : [], "s",
            "For how long the scheduled brief that has waited longest has been due and is not delivered; 0 when none is. Only of the silo in which the schedules live.");
    }

    internal Counter<long> Incidents { get; }

    internal Counter<long> Withdrawals { get; }

    internal Counter<long> Appended { get; }

    internal Histogram<double> AppendTime { get; }

    /// <summary>The meters of a shard that came to life.</summary>
    public ShardMeters Of(int shard, LedgerIndex index)
    {
        var meters = new ShardMeters(this, shard, index);
        _shards.TryAdd(meters, shard);
        return meters;
    }

    /// <summary>A shard left memory.</summary>
    public void Leave(ShardMeters shard) => _shards.TryRemove(shard, out _);

    /// <summary>A tally came to life.</summary>
    public void Enter(SnapshotPace pace, SubjectKind kind)
    {
        _tallies.TryAdd(pace, kind);
        var tag = Kind(kind);
        pace.Written = () => _snapshots.Add(1, tag);
    }

    /// <summary>A tally left memory.</summary>
    public void Leave(SnapshotPace pace) => _tallies.TryRemove(pace, out _);

    /// <summary>The schedules came to life.</summary>
    /// <param name="overdue">Says for how long what has waited longest has been due; any thread may ask.</param>
    public void EnterSchedules(Func<TimeSpan> overdue) => _overdue = overdue;

    /// <summary>The schedules left memory.</summary>
    public void LeaveSchedules() => _overdue = null;

    /// <summary>A tally was told a change that does not follow what it has.</summary>
    /// <param name="shard">The shard that told.</param>
    /// <param name="missed">The tally was level with the ledger before; otherwise it has only come to life.</param>
    public void Gap(int shard, bool missed) =>
        _gaps.Add(1, new KeyValuePair<string, object?>("shard", shard), new KeyValuePair<string, object?>("cause", missed ? "missed" : "activation"));

    private IEnumerable<Measurement<T>> OfShards<T>(Func<ShardMeters, T> measure)
        where T : struct => _shards.Keys.Select(shard => new Measurement<T>(measure(shard), shard.Tag));

    private IEnumerable<Measurement<int>> CountTallies() => _tallies.Values.CountBy(kind => kind).Select(count => new Measurement<int>(count.Value, Kind(count.Key)));

    private static KeyValuePair<string, object?> Kind(SubjectKind kind) => new("kind", kind switch
    {
        SubjectKind.Country => "country",
        SubjectKind.Province => "province",
        SubjectKind.District => "district",
        _ => "group",
    });
}
