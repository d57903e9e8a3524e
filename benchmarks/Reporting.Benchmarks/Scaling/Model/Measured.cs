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
    public const string Source = "preliminary: 2026-11-27, commit 4bd2029, 300,000 rows on a busy machine";

    /// <summary>Shards of the store that was measured.</summary>
    public const int Shards = 16;

    /// <summary>Incidents that were there in the middle of what was measured.</summary>
    public const double Incidents = 250_000;

    /// <summary>How often silos kept snapshots then, in seconds, while changes streamed in.</summary>
    public const double KeepEvery = 100;

    /// <summary>Every size.</summary>
    public static IReadOnlyList<Measured> Sizes { get; } =
    [
        new(1, 12_236, 11.24, 1.00, 2.25, 3.10, 1.24, 0),
        new(4, 42_531, 16.54, 1.15, 2.93, 2.46, 59.86, 70_105),
    ];
}
