namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>A cluster that is simulated, and what it is given.</summary>
internal sealed record Plan
{
    /// <summary>How many silos, each on a machine of its own.</summary>
    public required int Silos { get; init; }

    /// <summary>Cores of each.</summary>
    public int Cores { get; init; } = 2;

    /// <summary>Shards of the ledger.</summary>
    public required int Shards { get; init; }

    /// <summary>Clients that import at the same time, each on a machine of its own.</summary>
    public required int Clients { get; init; }

    /// <summary>Rows a second that a client reads at most.</summary>
    public double Reading { get; init; } = 1 / Costs.Read;

    /// <summary>Cores of PostgreSQL's machine.</summary>
    public int DatabaseCores { get; init; } = 8;

    /// <summary>Which tallies incidents touch.</summary>
    public required World World { get; init; }

    /// <summary>Incidents that are there already.</summary>
    public required double Incidents { get; init; }

    /// <summary>How often a tally keeps its cells while changes stream in, in seconds: ten times 30.</summary>
    public double KeepEvery { get; init; } = 300;

    /// <summary>Seconds that are measured, after <see cref="WarmUp"/>.</summary>
    public double Seconds { get; init; } = 20;

    /// <summary>Seconds before them, in which queues fill.</summary>
    public double WarmUp { get; init; } = 10;
}
