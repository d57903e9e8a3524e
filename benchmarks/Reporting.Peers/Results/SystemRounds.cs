using Reporting.Peers.Data;
using Reporting.Peers.Systems;

namespace Reporting.Peers.Results;

/// <summary>What every round of a system took.</summary>
/// <param name="Name">The system's name.</param>
/// <param name="Loaded">What it loaded.</param>
/// <param name="Rounds">The rounds, in order.</param>
internal sealed record SystemRounds(string Name, TrialFile Loaded, List<RoundTimes> Rounds)
{
    /// <summary>The median of a value of its rounds.</summary>
    public double Median(Func<RoundTimes, double> value) => Percentile.Of(Rounds.Select(value), 50);
}
