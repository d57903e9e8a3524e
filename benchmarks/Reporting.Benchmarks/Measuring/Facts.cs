using System.Globalization;

namespace Reporting.Benchmarks.Measuring;

/// <summary>Prints what was measured, one line a fact.</summary>
internal static class Facts
{
    public static void Say(string what, double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-36} {value,10:F2} {unit}"));

    /// <summary>Prints p50, p99 and the longest of times in milliseconds; nothing where there are none.</summary>
    public static void Percentiles(string what, IEnumerable<double> milliseconds)
    {
        var times = milliseconds.Order().ToList();
        if (times.Count > 0) Say(what, Percentile(times, 50), FormattableString.Invariant($"ms p50, {Percentile(times, 99):F2} ms p99, {times[^1]:F2} ms at most, of {times.Count}"));
    }

    /// <summary>The middle one; of two, the smaller.</summary>
    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 50);

    /// <summary>The smallest value that so many per cent do not exceed.</summary>
    public static double Percentile(List<double> sorted, int percent) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
}
