using System.Collections.Immutable;
using System.Globalization;
using Reporting.Briefs;
using Reporting.Tallies;

namespace Reporting.Charts;

/// <summary>The labels below or above steps: the quarters of weeks, the years of months.</summary>
internal static class StepLabels
{
    // So many years of months stand beside each other; of more, every second, fifth or tenth is named.
    private const int MostYears = 8;
    private const int Months = 12;

    /// <summary>The steps that are named, each with its name; none near the end, where it would not fit.</summary>
    public static IReadOnlyList<(int At, string Text)> Of(ImmutableArray<TimeStep> steps)
    {
        var labels = new List<(int, string)>();
        var each = Each(steps);
        for (var i = 0; i < steps.Length; i++)
        {
            var start = steps[i].Begins;
            var isNamed = steps[i].Unit == Step.Month ? start is { Month: 1 } && start.Year % each == 0 : start.Day <= 7 && start.Month % 3 == 1;
            if (!isNamed || i > steps.Length - 3) continue;
            var form = steps[i].Unit == Step.Month ? "yyyy" : labels.Count == 0 || start.Month == 1 ? "MMM yyyy" : "MMM";
            labels.Add((i, start.ToString(form, CultureInfo.InvariantCulture)));
        }
        return labels.Count > 0 || steps.Length < 3 ? labels : [(0, steps[0].Start.ToString("MMM yyyy", CultureInfo.InvariantCulture))];
    }

    private static int Each(ImmutableArray<TimeStep> steps)
    {
        foreach (var each in (ReadOnlySpan<int>)[1, 2, 5])
            if (steps.Length <= each * MostYears * Months) return each;
        return 10;
    }
}
