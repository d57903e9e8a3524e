using System.Collections.Immutable;

namespace Reporting.Briefs;

/// <summary>A small chart for each of several places, all with the same steps and the same scale.</summary>
public sealed record SmallMultiples : Chart
{
    /// <summary>The charts, in reading order; at least one.</summary>
    public required ImmutableArray<SmallChart> Charts { get; init; }

    /// <summary>The largest number of any step of any of them: the top of the scale of all.</summary>
    public required PrintedFigure Most { get; init; }
}

/// <summary>One place step by step.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Total">The number of all steps together.</param>
/// <param name="Points">The steps, the oldest first.</param>
public sealed record SmallChart(string Name, PrintedFigure Total, ImmutableArray<TrendPoint> Points);

/// <summary>A cell for each place and step, the darker the more.</summary>
public sealed record HeatMap : Chart
{
    /// <summary>The columns, the oldest first.</summary>
    public required ImmutableArray<TimeStep> Steps { get; init; }

    /// <summary>The rows, the largest first.</summary>
    public required ImmutableArray<HeatRow> Rows { get; init; }

    /// <summary>The least number of each shade, ascending from 1; a shade reaches to the number below the next.</summary>
    public required ImmutableArray<long> Shades { get; init; }

    /// <summary>The largest number of any cell.</summary>
    public required long Most { get; init; }
}

/// <summary>One place of a heat map.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Total">The number of all steps together.</param>
/// <param name="Values">A number for each step; null where the data do not cover it, which is not zero.</param>
public sealed record HeatRow(string Name, PrintedFigure Total, ImmutableArray<long?> Values);
