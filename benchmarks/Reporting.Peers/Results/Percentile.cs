namespace Reporting.Peers.Results;

/// <summary>Ranks of measured values.</summary>
internal static class Percentile
{
    /// <summary>The smallest value that so many per cent do not exceed.</summary>
    public static double Of(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * percent / 100.0) - 1)];
    }
}
