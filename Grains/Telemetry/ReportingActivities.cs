using System.Diagnostics;
using Reporting.Tallies;

namespace Reporting.Telemetry;

/// <summary>The work that traces show: the source "Reporting". Without a listener nothing is made.</summary>
internal static class ReportingActivities
{
    private static readonly ActivitySource Source = new(ReportingMeters.Name);

    /// <summary>A shard makes entries durable. Part of the trace of the call that came first of those that are written together.</summary>
    public static Activity? Append(int shard, int entries) => Source.StartActivity("ledger append")?.SetTag("shard", shard).SetTag("entries", entries);

    /// <summary>A tally becomes level with the ledger, having come to life or been dropped.</summary>
    public static Activity? Level(Subject subject) => Source.StartActivity("tally level")?.SetTag("subject", subject.ToString());

    /// <summary>A tally's snapshot is written.</summary>
    public static Activity? Snapshot(GrainId tally) => Source.StartActivity("tally snapshot")?.SetTag("tally", tally.ToString());
}
