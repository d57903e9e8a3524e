using Reporting.Peers.Data;

namespace Reporting.Peers.Systems;

/// <summary>A system that does the work once, from nothing.</summary>
internal interface ISystem
{
    /// <summary>Its name and version.</summary>
    string Name { get; }

    /// <summary>What it loads.</summary>
    TrialFile Loads { get; }

    /// <summary>Loads the files and answers every question; writes its answers to a file.</summary>
    /// <param name="round">The number of the round, from 1.</param>
    /// <param name="answers">The file for its answers.</param>
    /// <param name="cancel">Ends a process that it waits for.</param>
    Task<RoundTimes> Run(int round, string answers, CancellationToken cancel);
}

/// <summary>What one round of a system took.</summary>
internal sealed record RoundTimes
{
    /// <summary>Seconds until everything was loaded, durable and could be asked.</summary>
    public required double Load { get; init; }

    /// <summary>The milliseconds of each repetition, by the name of the question's kind.</summary>
    public required Dictionary<string, double[]> Asked { get; init; }

    /// <summary>Bytes on disk in the end.</summary>
    public required long Bytes { get; init; }

    /// <summary>The most memory that its process took, in bytes; null where it was not measured.</summary>
    public long? PeakMemory { get; init; }
}
