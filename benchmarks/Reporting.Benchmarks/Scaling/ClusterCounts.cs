using System.Collections.Immutable;

namespace Reporting.Benchmarks.Scaling;

/// <summary>What a cluster has spent up to a mark, or between two.</summary>
/// <param name="Seconds">When the mark was, on the clock; between two marks, how long it took.</param>
/// <param name="Silos">Processor seconds of each silo's process.</param>
/// <param name="Database">Processor seconds of the server and all that it has started.</param>
/// <param name="Messages">Messages that silos have sent over connections, to each other and to clients.</param>
/// <param name="BytesBetween">Bytes that went over connections between silos.</param>
/// <param name="Rows">Rows inserted, updated and deleted where grains keep what they keep.</param>
/// <param name="Commits">Transactions of the database.</param>
/// <param name="LogBytes">Bytes of the database's log: what a write costs the disk before all else.</param>
internal sealed record ClusterCounts(
    double Seconds, ImmutableArray<double> Silos, double Database, double Messages, double BytesBetween, double Rows, double Commits, double LogBytes)
{
    /// <summary>Processor seconds of all silos.</summary>
    public double AllSilos => Silos.Sum();

    /// <summary>The silo that has worked most, in times of the mean.</summary>
    public double Spread => Silos.Max() / Silos.Average();

    /// <summary>What came after an earlier mark.</summary>
    public ClusterCounts Since(ClusterCounts mark) => Together(mark, (now, then) => now - then);

    /// <summary>The same without what a cluster spends that nobody asks anything.</summary>
    /// <param name="idle">What it spent while it was idle, for any time.</param>
    public ClusterCounts Without(ClusterCounts idle) =>
        Together(idle, (spent, idling) => spent - idling * Seconds / idle.Seconds) with { Seconds = Seconds };

    private ClusterCounts Together(ClusterCounts other, Func<double, double, double> of) => new(
        of(Seconds, other.Seconds), [.. Silos.Zip(other.Silos, of)], of(Database, other.Database), of(Messages, other.Messages),
        of(BytesBetween, other.BytesBetween), of(Rows, other.Rows), of(Commits, other.Commits), of(LogBytes, other.LogBytes));
}
