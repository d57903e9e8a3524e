using Reporting.Incidents;

namespace Reporting.Tallies;

/// <summary>Which of the numbers given for an incident is summed.</summary>
[GenerateSerializer, Alias("reporting.FigureChoice")]
public enum FigureChoice : byte
{
    /// <summary>The median of the best figures given, the lower of the two middle ones.</summary>
    Best = 0,
    /// <summary>The lowest number that anybody gives, low ends among them.</summary>
    Lowest = 1,
    /// <summary>The highest number that anybody gives, high ends among them; an end left open ("at least 3") counts as its best figure.</summary>
    Highest = 2,
}

/// <summary>On which day a figure counts.</summary>
[GenerateSerializer, Alias("reporting.Dating")]
public enum Dating : byte
{
    /// <summary>All of it on the incident's first day.</summary>
    FirstDay = 0,
    /// <summary>Shared out evenly over the days of the incident's span, both ends inclusive; the incident itself still counts once, on its first day.</summary>
    Spread = 1,
}

/// <summary>How one incident's figures, given by several parties, become the one number that is summed, and on which day it counts.</summary>
/// <remarks>
/// <para>For each harm and side: one number stands as it is. Of several numbers <see cref="Choice"/> takes one, low is the lowest and high the
/// highest of them; an end that one of them leaves open ("at least") is open. A word ("multiple") never becomes a number and gives way to any
/// number; where there are only words, the incident is unquantified.</para>
/// <para>The total is what the source gives as a total; where it gives none, the sum of the sides that were reported; a sum of 0 over
/// fewer than all sides is not reported, since "no civilians were killed" is no total of zero. Where a side has only a word, the incident is
/// unquantified as well and its high end is open.</para>
/// <para>Seized items follow the same rule for each category, item and unit; two reports of one item by one originator add up.</para>
/// <para>Whatever the rule, an incident is counted once, on its first day, and shares of a figure over days add up to it exactly.</para>
/// <para>Immutable, compared by value. <see cref="Default"/> is what tallies keep; other rules are folded from the ledger when asked.</para>
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.CountingRule")]
public sealed record CountingRule
{
    /// <summary>The version of what is said here: raise it when any rule counts anything otherwise, so that tallies are made anew and editions say by what they were counted.</summary>
    public const int Version = 3;

    /// <summary>The best figures of all originators, on the first day.</summary>
    public static CountingRule Default { get; } = new();

    /// <summary>Which number is summed; <see cref="FigureChoice.Best"/> by default.</summary>
    [Id(0)] public FigureChoice Choice { get; init; }

    /// <summary>The originator whose figures alone count, letter case and accents aside; null, the default, for those of all.</summary>
    [Id(1)] public string? Originator { get; init; }

    /// <summary>On which day figures count; <see cref="Dating.FirstDay"/> by default.</summary>
    [Id(2)] public Dating Dating { get; init; }

    /// <summary>The rule as commands and files write it: <c>best</c>, <c>lowest</c>, <c>highest; originator ISAF; spread</c>.</summary>
    public string Code => string.Join("; ", new[]
    {
        Choice.Code(), Originator is null ? null : $"originator {Originator}", Dating == Dating.Spread ? "spread" : null,
    }.OfType<string>());

    /// <summary>The rule in sentences, as it is printed.</summary>
    public string InWords => string.Join(' ', new[] { OfAccounts, ByOriginator, OverDays, "A word such as \"several\" gives way to a number and never becomes one." }.OfType<string>());

    private string OfAccounts => Choice switch
    {
        FigureChoice.Lowest => "Of the numbers that sources give for an incident, their low ends among them, the lowest counts.",
        FigureChoice.Highest => "Of the numbers that sources give for an incident, their high ends among them, the highest counts.",
        _ => "Where sources differ, the best figure is the median of the numbers given (the lower of two).",
    };

    private string? ByOriginator => Originator is null ? null : $"Only figures given by {Originator} count; an incident for which it gives none is not reported.";

    private string? OverDays => Dating == Dating.FirstDay ? null
        : "The figures of an incident that spans several days are shared out evenly over them, in whole numbers that add up to the figure, what is left over to the first days; the incident itself counts once, on its first day.";

    /// <summary>The figure of one incident for a harm and side; best is null where there is no number.</summary>
    public FigureTally Figure(Incident incident, Casualties.Harm harm, Casualties.Side side) => new AccountsOf(incident.Figures, incident.Seizures, this).Figure(harm, side);

    /// <summary>What one incident adds to a tally in all, whatever the day.</summary>
    public Tally Count(Incident incident) => new AccountsOf(incident.Figures, incident.Seizures, this).Count();

    /// <summary>What one incident adds to the cells of its places and groups: one cell, or one for each day of its span.</summary>
    public IEnumerable<Cell> Cells(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var key = CellKey.Of(incident);
        var tally = Count(incident);
        return Dating == Dating.FirstDay || incident.End == incident.Start
            ? [new Cell(key, tally)]
            : SpanShares.Of(tally, incident.End.DayNumber - incident.Start.DayNumber + 1).Select((share, day) => new Cell(key with { Day = incident.Start.AddDays(day) }, share));
    }

    /// <summary>Whether the incident counts on any of these days: its first day, or where figures are spread any day of its span.</summary>
    public bool Falls(Incident incident, Period period)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return Dating == Dating.FirstDay ? period.Contains(incident.Start) : !(incident.End < period.Since) && !(incident.Start > period.Until);
    }
}

/// <summary>The codes of <see cref="FigureChoice"/>.</summary>
public static class FigureChoices
{
    /// <summary>Every choice, as they stand side by side.</summary>
    public static IReadOnlyList<FigureChoice> All { get; } = [FigureChoice.Lowest, FigureChoice.Best, FigureChoice.Highest];

    /// <summary>The code: <c>lowest</c>, <c>best</c>, <c>highest</c>.</summary>
    public static string Code(this FigureChoice choice) => choice switch
    {
        FigureChoice.Lowest => "lowest",
        FigureChoice.Highest => "highest",
        _ => "best",
    };

    /// <summary>Finds a choice by its code; letter case and surrounding spaces do not matter.</summary>
    public static bool TryParse(string? text, out FigureChoice choice)
    {
        foreach (var candidate in All)
        {
            if (!string.Equals(candidate.Code(), text?.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            choice = candidate;
            return true;
        }
        choice = FigureChoice.Best;
        return false;
    }
}
