using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Incidents;
using Reporting.Telemetry;
using Reporting.Tests.Ledger;

namespace Reporting.Tests.Telemetry;

/// <summary>What is counted of a shard, without a silo.</summary>
public sealed class ShardMetersTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MemoryStorage _storage = new(LoneShard.Serializer);
    private readonly MeterReadings _readings;

    public ShardMetersTests() => _readings = new MeterReadings(_services.GetRequiredService<IMeterFactory>());

    [Fact]
    public async Task Record_EachOutcome_IsCountedOnce()
    {
        var shard = await Open();

        await shard.Record(Some.Incident("test:1", revision: 2));
        await shard.Record(Some.Incident("test:1", revision: 2));
        await shard.Record(Some.Incident("test:1", revision: 1));
        await shard.Record(Some.Incident("test:1", revision: 3));
        await shard.Record(Some.Incident("test:2"));

        Assert.Equal((2, 1, 1, 1), (Incidents("recorded"), Incidents("unchanged"), Incidents("stale"), Incidents("revised")));
        Assert.Equal((3, 3, 2), (_readings.Sum("reporting.ledger.appended"), _readings.Sum("reporting.ledger.entries"), _readings.Sum("reporting.ledger.incidents")));
        shard.Stop();
    }

    [Fact]
    public async Task Record_OfAWriteThatFails_IsNotCounted()
    {
        var shard = await Open();
        _storage.WritesLeft = 0;

        await Assert.ThrowsAsync<IOException>(() => shard.Record(Some.Incident()));

        Assert.Equal((0, 0), (Incidents("recorded"), _readings.Sum("reporting.ledger.appended")));
        shard.Stop();
    }

    [Fact]
    public async Task Retract_EachOutcome_IsCountedOnce()
    {
        var shard = await Open();
        await shard.Record(Some.Incident("test:1"));

        await shard.Retract(IncidentId.Parse("test:1"));
        await shard.Retract(IncidentId.Parse("test:1"));
        await shard.Retract(IncidentId.Parse("test:2"));

        Assert.Equal((1, 1, 1), (Withdrawals("retracted"), Withdrawals("already_retracted"), Withdrawals("never_recorded")));
        shard.Stop();
    }

    [Fact]
    public async Task Stop_AShardThatLeaves_IsNoLongerMeasured()
    {
        var shard = await Open();
        await shard.Record(Some.Incident());

        shard.Stop();

        Assert.Equal(0, _readings.Sum("reporting.ledger.entries"));
    }

    [Fact]
    public void Lag_WhatIsPutWhileARoundIsUnderWay_StaysBehindIt()
    {
        var lag = new TellingLag();
        lag.Put(5);
        lag.Begin();
        lag.Put(3);
        Assert.Equal(8, lag.Entries);

        lag.End();

        Assert.Equal(3, lag.Entries);
        Assert.True(lag.Time > TimeSpan.Zero);
    }

    [Fact]
    public void Lag_WhenAllIsTaken_IsNothing()
    {
        var lag = new TellingLag();
        lag.Put(5);
        lag.Begin();

        lag.End();

        Assert.Equal((0, TimeSpan.Zero), (lag.Entries, lag.Time));
    }

    public void Dispose()
    {
        _readings.Dispose();
        _services.Dispose();
    }

    private Task<LoneShard> Open() => LoneShard.Open(_storage, LoneShard.OneAtATime(), new ReportingMeters(_services.GetRequiredService<IMeterFactory>()));

    private double Incidents(string outcome) => _readings.Sum("reporting.incidents " + outcome);

    private double Withdrawals(string outcome) => _readings.Sum("reporting.withdrawals " + outcome);
}
