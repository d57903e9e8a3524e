using System.Collections.Immutable;

namespace Reporting.Briefs;

/// <summary>A chart as data.</summary>
public abstract record Chart : Block
{
    /// <summary>Its name, the same in every edition: <c>trend</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name of its files, without an ending: <c>types</c>.</summary>
    internal string FileName => Id.EndsWith(".chart", StringComparison.Ordinal) ? Id[..^".chart".Length] : Id;

    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, in a sentence; printed with it, and its text for readers who cannot see it.</summary>
    public required Prose Finding { get; init; }

    /// <summary>What must be known to read it, and the source of the data.</summary>
    public required Prose Note { get; init; }
}

/// <summary>Weeks or months in a row: panels side by side, with the same steps.</summary>
public sealed record TrendChart : Chart
{
    /// <summary>The panels.</summary>
    public required ImmutableArray<TrendPanel> Panels { get; init; }
}

/// <summary>One number over weeks or months.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Mean">The mean over all steps drawn, as a line; null for none.</param>
/// <param name="Points">The steps, the oldest first; the last is the week of a weekly brief.</param>
public sealed record TrendPanel(string Title, PrintedFigure? Mean, ImmutableArray<TrendPoint> Points);

/// <summary>One week or month of a trend.</summary>
/// <param name="Step">The week or month.</param>
/// <param name="Value">The number; null where it is not reported.</param>
/// <param name="High">The high end where it is known and differs; else null.</param>
public sealed record TrendPoint(TimeStep Step, long? Value, long? High = null)
{
    /// <summary>Whether incidents are recorded: a step without them has nothing to report. Default: true.</summary>
    public bool HasIncidents { get; init; } = true;

    /// <summary>Whether the data cover the step: one before they begin is not one without incidents. Default: true.</summary>
    public bool IsCovered { get; init; } = true;

    /// <summary>Whether most of its incidents are dated only to a longer span that begins in it; drawn hollow. Default: false.</summary>
    public bool IsMostlySpans { get; init; }
}

/// <summary>Bars with their numbers, the first on top.</summary>
public sealed record BarChart : Chart
{
    /// <summary>The bars, at least one.</summary>
    public required ImmutableArray<Bar> Bars { get; init; }
}

/// <summary>What a bar's colour stands for.</summary>
public enum BarHue
{
    /// <summary>Incidents.</summary>
    Incidents,
    /// <summary>Deaths.</summary>
    Killed,
    /// <summary>What is left over or not known.</summary>
    Rest,
}

/// <summary>One bar.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">Its number; not reported is printed in words and has no bar.</param>
/// <param name="Hue">What its colour stands for.</param>
public sealed record Bar(string Label, PrintedFigure Value, BarHue Hue);
