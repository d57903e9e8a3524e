namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>What <c>scaling</c> measured of one size, against which the model is checked.</summary>
/// <param name="Silos">How many silos.</param>
/// <param name="Rate">Rows a second.</param>
/// <param name="Processor">Milliseconds of all silos each 1,000 rows, without what they spend when idle.</param>
/// <param name="Spread">The silo that works most, to the mean.</param>
/// <param name="Database">Milliseconds of PostgreSQL each 1,000 rows.</param>
/// <param name="Rows">Rows written to it each 1,000.</param>
/// <param name="Messages">Messages that silos send each 1,000 rows.</param>
/// <param name="Bytes">Bytes between silos each 1,000 rows.</param>
internal sealed record Measured(int Silos, double Rate, double Processor, double Spread, double Database, double Rows, double Messages, double Bytes)
{
    /// <summary>Where and when: docs/scaling.md has the table.</summary>
    public const string Source = "2026-11-28, commit 470d951, 3,000,000 rows";

    /// <summary>Shards of the store that was measured.</summary>
    public const int Shards = 16;

    /// <summary>Incidents that were there in the middle of what was measured.</summary>
    public const double Incidents = 1_900_000;

    /// <summary>How often silos kept snapshots then, in seconds, while changes streamed in: once, at the end of what was measured.</summary>
    public const double KeepEvery = 30;

    /// <summary>Every size.</summary>
    public static IReadOnlyList<Measured> Sizes { get; } =
    [
        new(1, 125_977, 7.50, 1.00, 1.98, 2.02, 1.01, 0),
        new(2, 121_549, 8.34, 1.02, 2.31, 2.01, 16.42, 35_457),
        new(4, 102_600, 9.64, 1.17, 2.45, 2.01, 25.87, 58_756),
    ];
}
